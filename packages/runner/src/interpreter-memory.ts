import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { release } from "node:os";
import { dirname } from "node:path";
import type { Traits } from "@pyconform/model";
import type { Candidate, HostMemory } from "./adapter.js";
import { digestOf } from "./digest.js";
import { type Ingredients, stampOf } from "./file-stamps.js";
import { interpreterEnvironment } from "./interpreter-environment.js";

/** Form of the file; another one is not read. */
const formVersion = 1;
/** Candidates that are kept, those that were used last. */
const mostEntries = 300;
/** Which libraries a program gets is decided here on Linux: it changes whenever one is installed. */
const systemFiles = ["/etc/ld.so.cache"];
/** Differ from session to session, and say nothing of an interpreter. */
const ofTheSession = ["SSH_AUTH_SOCK", "XDG_RUNTIME_DIR", "DOCKER_HOST", "TMPDIR"];

/** What a candidate answered. */
export type Answer =
  /** Usable: who it is, and which of the ways to start it worked (by position). */
  | { readonly kind: "traits"; readonly traits: Traits; readonly opensWith: number }
  /** The same interpreter as another candidate, which answered. */
  | { readonly kind: "same" }
  /** Whether something that was asked of its files holds. */
  | { readonly kind: "holds"; readonly holds: boolean }
  /** Never usable, as long as its files are the same. */
  | { readonly kind: "failure"; readonly code: string; readonly message: string };

/** An answer, and what it rests on. */
export interface Remembered {
  /** Equal for two candidates exactly where they are the same interpreter. */
  readonly identity: string;
  readonly answer: Answer;
  /** Of the ingredients' stamp, when they gave the answer. */
  readonly digest: string;
  readonly ingredients: Ingredients;
}

/** What candidates answered in earlier runs, so that they need not be started to be asked again. */
export class InterpreterMemory implements HostMemory {
  readonly #entries: Map<string, Remembered>;

  /**
   * `harness` is the digest of our side: whatever another one was told need not hold. Without `recalls` everybody is asked
   * again, and what they answer is kept.
   */
  constructor(
    private readonly file: string,
    private readonly harness: string,
    private readonly recalls = true,
  ) {
    this.#entries = new Map(read(file));
  }

  /** The answer of a candidate, where everything that decided it is as it was. */
  recall(candidate: Candidate, modules: readonly string[]): Remembered | undefined {
    const key = this.#keyOf(candidate, modules);
    const entry = this.recalls ? this.#entries.get(key) : undefined;
    if (entry === undefined || stampOf(entry.ingredients).digest !== entry.digest) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry); // the last used come last
    return entry;
  }

  /**
   * Keeps an answer that was given after `askedMs` (milliseconds since 1970), and gives the digest of what the interpreter
   * is made of. `undefined`: a file changed since, so that nobody can tell which state answered.
   */
  remember(
    candidate: Candidate,
    modules: readonly string[],
    askedMs: number,
    told: Omit<Remembered, "digest">,
  ): string | undefined {
    const { files, trees, folders } = told.ingredients;
    const ingredients = { files: [...new Set([...files, ...systemFiles])], trees, folders };
    const { digest, changedMs } = stampOf(ingredients);
    if (changedMs >= askedMs) return undefined;
    this.#entries.set(this.#keyOf(candidate, modules), { ...told, ingredients, digest });
    return digest;
  }

  /**
   * Whether something holds of a candidate's files, such as that a module can be imported: `ask` is called where they are not
   * as they were. Without ingredients the answer is not kept.
   */
  async holds(
    candidate: Candidate,
    question: string,
    ask: () => Promise<{ readonly holds: boolean; readonly ingredients?: Ingredients | undefined }>,
  ): Promise<boolean> {
    const known = this.recall(candidate, [question])?.answer;
    if (known?.kind === "holds") return known.holds;
    const askedMs = Date.now();
    const { holds, ingredients } = await ask();
    if (ingredients !== undefined)
      this.remember(candidate, [question], askedMs, { identity: "", answer: { kind: "holds", holds }, ingredients });
    return holds;
  }

  /** Whether what a candidate is made of is as it was when it answered last. */
  isUnchanged(candidate: Candidate, modules: readonly string[]): boolean {
    const entry = this.#entries.get(this.#keyOf(candidate, modules));
    return entry !== undefined && stampOf(entry.ingredients).digest === entry.digest;
  }

  /** Writes what is known. Of two runs at once, the later one's knowledge stays: what is lost is asked again. */
  save(): void {
    const entries = [...this.#entries].slice(-mostEntries);
    const fresh = `${this.file}.${process.pid}`;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(fresh, JSON.stringify({ form: formVersion, digest: digestOf(entries), entries }));
    renameSync(fresh, this.file);
  }

  /**
   * Of all that decides what an interpreter does with a program: what it is made of, how it is started and in which
   * environment, what it says of itself, and our side.
   */
  runDigest(made: string, candidate: Candidate, { facts, versionText }: Traits): string {
    return digestOf([made, this.#circumstances(candidate), facts, versionText]);
  }

  #keyOf(candidate: Candidate, modules: readonly string[]): string {
    return digestOf([this.#circumstances(candidate), modules]);
  }

  #circumstances(candidate: Candidate): readonly unknown[] {
    const { command, spawn, env, timeoutScale } = candidate;
    const around = Object.entries(interpreterEnvironment(candidate, process.env, process.platform))
      .filter(([name]) => !ofTheSession.includes(name))
      .sort();
    return [this.harness, release(), command, spawn, env, timeoutScale, around];
  }
}

/** What a run wrote; nothing where it was damaged. */
function read(file: string): readonly [string, Remembered][] {
  try {
    const { form, digest, entries } = JSON.parse(readFileSync(file, "utf8"));
    return form === formVersion && digest === digestOf(entries) ? entries : [];
  } catch {
    return []; // none yet, or damaged: everybody is asked
  }
}
