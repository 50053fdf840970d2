import type { Project } from "./project.js";
import type { Terminal } from "./terminal.js";

/** What every command gets. */
export interface Context {
  readonly project: Project;
  readonly terminal: Terminal;
}
