import type { Observation, Program, Traits } from "@pyconform/model";
import type { Ingredients } from "./file-stamps.js";

/** A way to start an interpreter, before anybody has asked it who it is. */
export interface Candidate {
  /** The command, as an array; a path is absolute. Embedded interpreters have a descriptive one, such as `["pyodide"]`. */
  readonly command: readonly string[];
  /** How it was found, for people: `PATH`, `pyenv`, `uv`, `conform.local.yaml`, `npm package pyodide`, ... */
  readonly foundBy: string;
  /** How a case's fresh process is started, where `sys.executable` alone would not run (an emulator). */
  readonly spawn?: readonly string[] | undefined;
  /** The implementation package that compiles programs before the command runs them, such as `cython`; none where it is given their source. */
  readonly compiledBy?: string | undefined;
  /** What it is shut in, by a command that is put before its own. */
  readonly sandbox?: { readonly name: string; readonly command: readonly string[] } | undefined;
  /** Variables added to its environment. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Limits are multiplied by this (emulators). Default 1. */
  readonly timeoutScale?: number | undefined;
  /** Name for the reader, where one was given; otherwise made from what the interpreter says. */
  readonly name?: string | undefined;
}

/** Limits on one run of a program. */
export interface Limits {
  /** Wall-clock time from start to exit, in milliseconds; reaching it gives `timed-out`. */
  readonly timeoutMs: number;
  /** Most bytes of stdout and stderr together; past it the run ends with `output-limit`. */
  readonly maxOutputBytes: number;
  /** Most bytes of memory; reaching it gives `out-of-memory` where the system tells. */
  readonly maxMemoryBytes: number;
  /** Most processes and threads at a time; wanting more gives `process-limit` where the system tells. */
  readonly maxProcesses: number;
  /** Most bytes of one file that it writes; more gives `file-limit` where nothing catches the error. */
  readonly maxFileBytes: number;
}

/** Limits where nothing else is said. */
export const defaultLimits: Limits = {
  timeoutMs: 10_000,
  maxOutputBytes: 1024 * 1024,
  maxMemoryBytes: 2 * 1024 ** 3,
  maxProcesses: 512,
  maxFileBytes: 64 * 1024 ** 2,
};

/** What one run of a program gave. */
export interface RunOutcome {
  readonly observation: Observation;
  /** Wall-clock time of the program, in milliseconds, as the side nearest to it measured it. */
  readonly durationMs: number;
}

/**
 * One live interpreter process (or embedded instance) that runs one program at a time, each from a clean state.
 * Calls to {@link run} may be made ahead: they queue. Disposing it ends every process it started.
 */
export interface Adapter extends AsyncDisposable {
  /** Asks the running interpreter who it is; never repeats a version written in a file. */
  describe(modules: readonly string[], signal: AbortSignal): Promise<Traits>;
  /**
   * Runs a program once. Failing, hanging and crashing are observations, not rejections. `imports` are statements that it
   * shares with the runs beside it, which may be executed once for all of them, before the program: whoever cannot do that
   * leaves them to the program, at whose top they stand.
   */
  run(program: Program, limits: Limits, signal: AbortSignal, imports?: readonly string[]): Promise<RunOutcome>;
}

/** Why an adapter could not be opened or described; shown as the interpreter's status. */
export class AdapterError extends Error {
  override readonly name = "AdapterError";
  constructor(
    /** Stable name, such as `not-python`, `exited-at-start`, `hangs-at-start`, `garbage-at-start`, `wrong-protocol-version`, `smoke-test-failed`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A command that installs an implementation, and where it works. */
export interface InstallHint {
  /** `uv`, `apt`, `brew`, `winget`, ... */
  readonly tool: string;
  readonly command: string;
}

/** What finding interpreters may look at. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
  /** The project's root. */
  readonly root: string;
  /** What interpreters answered in earlier runs, for whoever has to start them to find out. */
  readonly memory?: HostMemory | undefined;
}

/** What was asked of the files of interpreters, and need not be asked again as long as those are as they were. */
export interface HostMemory {
  /** Whether something holds of `candidate`; `ask` is called where it is not known. Without ingredients its answer is not kept. */
  holds(
    candidate: Candidate,
    question: string,
    ask: () => Promise<{ readonly holds: boolean; readonly ingredients?: Ingredients | undefined }>,
  ): Promise<boolean>;
}

/** One implementation package: the default export of `implementations/<id>`. */
export interface Implementation {
  /** Folder name, such as `cpython-freethreaded`. */
  readonly id: string;
  /** Name for people, such as `Free-threaded CPython`. */
  readonly title: string;
  /** Only what is shipped with the project as an npm package: it starts no command that a user names. */
  readonly embedded: boolean;
  /** It compiles programs for interpreters of others: it starts no candidate but those whose `compiledBy` names it. */
  readonly compiles?: boolean | undefined;
  /** How a user gets one, where none is found. */
  readonly install: readonly InstallHint[];
  /** Places where one may be; whoever is found there is asked before it is believed. */
  find(host: Host): Promise<readonly Candidate[]>;
  /** Whether an interpreter that says this of itself belongs to this implementation. At most one implementation says yes. */
  recognizes(traits: Traits, candidate: Candidate): boolean;
  /** Its name in results, such as `pypy-8.0.1-py3.11`. */
  interpreterId(traits: Traits): string;
  /** What an interpreter is made of, where it cannot say so itself; `undefined` where it can. */
  ingredients?(candidate: Candidate): Ingredients | undefined;
  /** What a page needs to run programs on it; absent where it does not run in a browser. */
  inBrowser?(): BrowserInterpreter;
  /** Starts one. `isolation` `process` asks for a fresh process (or instance) for every program. */
  open(candidate: Candidate, options: OpenOptions): Promise<Adapter>;
}

/** An interpreter that a page can load and run; `docs/protocol.md` has the messages of its worker. */
export interface BrowserInterpreter {
  /** Its name in results, such as `pyodide-314.0.7`. */
  readonly interpreter: string;
  /** The module that a page starts as a Web Worker: one of `files`. */
  readonly worker: string;
  /** All that the worker loads, and nothing else: path as it asks for it, to the absolute path of the file. */
  readonly files: ReadonlyMap<string, string>;
}

/** How to open an adapter. */
export interface OpenOptions {
  readonly isolation: "fork" | "process";
  readonly signal: AbortSignal;
}
