import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { isAbsolute } from "node:path";
import type { InterpreterResult } from "@pyconform/model";

/**
 * SHA-256 of the file that an interpreter was started from; `undefined` where the command is more than a file (an
 * emulator, a container, another host), or where the file has changed since the run started (ISO 8601).
 */
export function executableDigest({ command }: InterpreterResult, started: string): string | undefined {
  const [file, ...rest] = command;
  if (file === undefined || rest.length > 0 || !isAbsolute(file)) return undefined;
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile() || found.mtimeMs > Date.parse(started)) return undefined;
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
