import { execFile } from "node:child_process";
import { join } from "node:path";
import { type Candidate, findPythons, type Host, interpreterEnvironment } from "@pyconform/runner";

/** Ends with status 0 where Cython can be imported, without importing it. */
const hasCython = "import importlib.util, sys; sys.exit(importlib.util.find_spec('Cython') is None)";

/** Every CPython that can import Cython: that of the active virtual environment first, which stands for no Python of its own. */
export async function findCythons(host: Host): Promise<readonly Candidate[]> {
  const installed = await findPythons(host, /^python(3(\.\d+)?t?)?$/);
  const pythons = [...activeEnvironment(host), ...installed];
  const able = await Promise.all(pythons.map((candidate) => canImport(candidate, host)));
  return pythons.filter((_, index) => able[index]).map((candidate) => ({ ...candidate, compiledBy: "cython" }));
}

function activeEnvironment({ env, platform }: Host): readonly Candidate[] {
  const folder = env["VIRTUAL_ENV"];
  if (!folder) return [];
  const python = platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
  return [{ command: [python], foundBy: "virtual environment" }];
}

function canImport(candidate: Candidate, host: Host): Promise<boolean> {
  const [file = "", ...args] = candidate.command;
  const env = interpreterEnvironment(candidate, host.env, host.platform);
  return new Promise((resolve) => {
    execFile(file, [...args, "-c", hasCython], { env, timeout: 20_000, windowsHide: true }, (error) =>
      resolve(error === null),
    );
  });
}
