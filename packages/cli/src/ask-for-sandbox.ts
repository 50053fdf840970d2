import { findSandbox, type Sandbox, thisHost } from "@pyconform/runner";
import type { Terminal } from "./terminal.js";

/** The sandbox of this machine; `none` where there is none, which is told with the next step: then nothing may run. */
export async function askForSandbox(root: string, terminal: Terminal): Promise<Sandbox | "none"> {
  const found = await findSandbox(thisHost(root));
  if ("shutIn" in found) return found;
  terminal.tell(
    `${terminal.tellColors.red("conform:")} --sandbox is not to be had here, so nothing was run: ${found.reason}\n` +
      `  next step: ${found.nextStep} (docs/sandbox.md)\n`,
  );
  return "none";
}
