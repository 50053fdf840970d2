import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { AdapterError, type Candidate, interpreterEnvironment } from "@pyconform/runner";
import { z } from "zod";

/** The Python side of this package. */
export const compileScript = fileURLToPath(new URL("../harness/compile.py", import.meta.url));

const aboutSchema = z.strictObject({
  cython: z.string().nullable(),
  python: z.string(),
  suffix: z.string(),
  headers: z.boolean(),
  compilers: z.array(z.strictObject({ command: z.array(z.string()).min(1), version: z.string() })),
});

/** What a compiled program depends on besides its source, as the interpreter and the C compilers tell it. */
export type CompilerInfo = z.infer<typeof aboutSchema>;

/** The environment in which programs of `candidate` are compiled: `CC` names another C compiler, with its flags. */
export function compileEnvironment(candidate: Candidate): Record<string, string> {
  const { CC } = process.env;
  return { ...(CC === undefined ? {} : { CC }), ...interpreterEnvironment(candidate, process.env, process.platform) };
}

/** Asks the interpreter of `candidate` what it can compile with. Rejects with an `AdapterError` that says what is missing. */
export async function askCompiler(candidate: Candidate, signal: AbortSignal): Promise<CompilerInfo> {
  const name = candidate.command.join(" ");
  const info = await about(candidate, signal).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new AdapterError("not-python", `${name} cannot be asked for its compilers`, { cause });
  });
  if (info.cython === null)
    throw new AdapterError("no-cython", `${name} cannot import Cython; next: ${name} -m pip install cython`);
  if (info.compilers.length === 0)
    throw new AdapterError(
      "no-c-compiler",
      `${name} has Cython but there is no C compiler; next: install gcc or clang`,
    );
  if (!info.headers)
    throw new AdapterError(
      "no-python-headers",
      `${name} has Cython but not the header Python.h; next: install the package of its headers, such as python3-dev`,
    );
  return info;
}

async function about(candidate: Candidate, signal: AbortSignal): Promise<CompilerInfo> {
  const [file = "", ...args] = candidate.command;
  const { stdout } = await promisify(execFile)(file, [...args, compileScript, "about"], {
    env: compileEnvironment(candidate),
    signal,
    timeout: 60_000,
    windowsHide: true,
  });
  return aboutSchema.parse(JSON.parse(stdout));
}
