import type { Observation, Program, Traits } from "@pyconform/model";
import {
  type Adapter,
  askTraits,
  type Candidate,
  type Limits,
  type OpenOptions,
  openProcessAdapter,
  type ProcessAdapter,
  type RunOutcome,
} from "@pyconform/runner";
import { askCompiler, type CompilerInfo } from "./ask-compiler.js";
import { CompileServer, type Refusal } from "./compile-server.js";
import { ProgramStore } from "./program-store.js";

/** A CPython that is never given the source of a program, but the module that Cython made of it. */
export class CythonAdapter implements Adapter {
  private constructor(
    private readonly candidate: Candidate,
    private readonly python: ProcessAdapter,
    private readonly server: CompileServer,
    private readonly programs: ProgramStore,
  ) {}

  /** Rejects with an `AdapterError` where something is missing that compiling needs. */
  static async open(candidate: Candidate, options: OpenOptions): Promise<CythonAdapter> {
    const info = await compilerOf(candidate, options.signal);
    const python = await openProcessAdapter(candidate, options);
    const server = new CompileServer(candidate, info);
    return new CythonAdapter(candidate, python, server, new ProgramStore(server, info));
  }

  /** Who answered when the interpreter was started. */
  get hello(): ProcessAdapter["hello"] {
    return this.python.hello;
  }

  /** Asks by a program that is compiled like every other: it is the compiled one that says who it is. */
  describe(modules: readonly string[], signal: AbortSignal): Promise<Traits> {
    return askTraits(this, this.candidate, modules, signal);
  }

  async run(program: Program, limits: Limits, signal: AbortSignal): Promise<RunOutcome> {
    const compiled = await this.programs.get(program.code, signal);
    return compiled.kind === "built"
      ? await this.python.runCompiled(program, compiled.file, limits, signal)
      : { observation: refused(compiled), durationMs: 0 };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.python[Symbol.asyncDispose](), this.server[Symbol.asyncDispose]()]);
  }
}

/** A program that is not compiled ends before it starts, with the error that the compiler gives. */
function refused({ exception, text }: Refusal): Observation {
  return { kind: "raised", exception, stdout: "", stderr: text };
}

const asked = new Map<string, Promise<CompilerInfo>>();

/** Asked once for each command: a run opens several adapters of it. */
function compilerOf(candidate: Candidate, signal: AbortSignal): Promise<CompilerInfo> {
  const key = JSON.stringify([candidate.command, candidate.env ?? {}]);
  const known = asked.get(key);
  if (known !== undefined) return known;
  const answer = askCompiler(candidate, signal);
  asked.set(key, answer);
  answer.catch(() => asked.delete(key));
  return answer;
}
