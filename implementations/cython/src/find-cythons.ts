import { execFile } from "node:child_process";
import { join } from "node:path";
import { type Candidate, findPythons, type Host, type HostMemory, interpreterEnvironment } from "@pyconform/runner";
import { z } from "zod";

/** Says whether Cython can be imported, without importing it, and which folders decided that. */
const hasCython =
  "import importlib.util, json, sys; print(json.dumps([importlib.util.find_spec('Cython') is not None, sys.prefix, sys.path]))";
const answerSchema = z.tuple([z.boolean(), z.string(), z.array(z.string())]);

type Answer = Awaited<ReturnType<Parameters<HostMemory["holds"]>[2]>>;

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

async function canImport(candidate: Candidate, host: Host): Promise<boolean> {
  const ask = () => askForCython(candidate, host);
  return host.memory?.holds(candidate, "has Cython", ask) ?? (await ask()).holds;
}

function askForCython(candidate: Candidate, host: Host): Promise<Answer> {
  const [file = "", ...args] = candidate.command;
  const env = interpreterEnvironment(candidate, host.env, host.platform);
  return new Promise((resolve) => {
    execFile(file, [...args, "-c", hasCython], { env, timeout: 20_000, windowsHide: true }, (error, stdout) => {
      // Too old to be asked: an interpreter that is as it was will not be younger. Whatever else went wrong may be mended.
      if (error !== null)
        resolve({ holds: false, ...(typeof error.code === "number" ? { ingredients: of([file]) } : {}) });
      else resolve(answerOf(file, stdout));
    });
  });
}

function answerOf(file: string, stdout: string): Answer {
  const [holds, prefix, paths] = answerSchema.parse(JSON.parse(stdout));
  const searched = paths.map((path) => path || process.cwd());
  return { holds, ingredients: of([file, join(prefix, "pyvenv.cfg")], searched) };
}

function of(files: readonly string[], folders: readonly string[] = []): NonNullable<Answer["ingredients"]> {
  return { files, trees: [], folders };
}
