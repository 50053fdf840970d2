import { homedir } from "node:os";
import type { Host } from "./adapter.js";

/** The machine we run on. `root` is the project's root. */
export function thisHost(root: string): Host {
  return { env: process.env, platform: process.platform, home: homedir(), root };
}
