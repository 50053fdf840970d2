import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { access, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { type CompilerInfo, compileScript } from "./ask-compiler.js";
import { type CompileServer, parseRefusal, type Refusal } from "./compile-server.js";

/** What a program became: the file of an extension module, or the reason why there is none. */
export type CompiledProgram = { readonly kind: "built"; readonly file: string } | Refusal;

/**
 * Compiled programs by the digest of their source, in a folder for one Cython, Python, C compiler and its flags. Files are
 * written whole and never changed, so that several runs can share them; refusals are kept as well.
 */
export class ProgramStore {
  readonly #folder: string;

  constructor(
    private readonly server: Pick<CompileServer, "compile">,
    private readonly info: CompilerInfo,
    cache: string = cacheFolder(process.env),
  ) {
    this.#folder = join(cache, digest(JSON.stringify(info), readFileSync(compileScript, "utf8")).slice(0, 16));
  }

  /** The program compiled, now or before. Rejects where the compiler ended over it. */
  async get(code: string, signal: AbortSignal): Promise<CompiledProgram> {
    const name = digest(code);
    const place = join(this.#folder, name.slice(0, 2), name.slice(2, 42));
    const file = `${place}${this.info.suffix}`;
    if (await exists(file)) return { kind: "built", file };
    const refusal = await readRefusal(`${place}.json`);
    if (refusal !== undefined) return refusal;
    const answer = await this.server.compile(code, file, signal);
    if (answer.kind === "built") return { kind: "built", file };
    await writeWhole(`${place}.json`, JSON.stringify(answer));
    return answer;
  }
}

/** The folder of compiled programs: in the cache of the user, outside any checkout. */
function cacheFolder(env: NodeJS.ProcessEnv): string {
  return join(env["XDG_CACHE_HOME"] || env["LOCALAPPDATA"] || join(homedir(), ".cache"), "pyconform", "cython");
}

function digest(...texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}:${text}`);
  return hash.digest("hex");
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** What was kept of a refusal; `undefined` where nothing was, or it cannot be read any more. */
async function readRefusal(file: string): Promise<Refusal | undefined> {
  try {
    return parseRefusal(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, text);
  await rename(beside, file);
}
