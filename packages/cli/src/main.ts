import { CommanderError } from "commander";
import { type ExitStatus, exitStatus } from "./exit-status.js";
import { buildProgram } from "./program.js";
import { findProject } from "./project.js";
import { processTerminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

/** Runs the command with `argv` (without node and script) and gives its exit status. */
export async function main(argv: readonly string[]): Promise<ExitStatus> {
  const terminal = processTerminal();
  const project = findProject();
  let status: ExitStatus = exitStatus.asExpected;
  try {
    await buildProgram(project, terminal, (result) => {
      status = result;
    }).parseAsync([...argv], { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.asExpected : exitStatus.mistake;
    if (error instanceof UsageError) {
      const { printDiagnostics } = await import("./print-diagnostics.js");
      printDiagnostics([error.diagnostic], project.root, terminal);
      return exitStatus.mistake;
    }
    throw error;
  }
}
