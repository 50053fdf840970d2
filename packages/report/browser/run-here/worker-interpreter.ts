import { decodeSurrogateEscape, type Observation } from "@pyconform/model";
import { limits, startLimitMs } from "./limits.js";
import { type Ending, parseWorkerMessage } from "./worker-message.js";

/** What came of a program. */
export interface PageOutcome {
  readonly observation: Observation;
  readonly durationMs: number;
}

/** The reader ended it: what was printed until then. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
  constructor(readonly stdout: string) {
    super("stopped");
  }
}

/** One interpreter in a Web Worker. It runs one program: every program finds a new one. */
export interface WorkerInterpreter {
  /** Resolves when it can run a program; rejects where it does not start. */
  readonly ready: Promise<void>;
  /**
   * Runs the program, and tells what it has printed so far. Failing and hanging are observations; rejects where the
   * interpreter does not start, or was ended.
   */
  run(code: string, timeoutMs: number | undefined, onPrinted: (stdout: string) => void): Promise<PageOutcome>;
  /** Ends it, whatever it does. */
  end(): void;
}

/** Starts an interpreter from its module. Where `end` ended it, `ready` and `run` reject with a {@link StoppedError}. */
export function startInterpreter(
  module: string,
  launch: { readonly flags: readonly string[]; readonly env: Readonly<Record<string, string>> },
): WorkerInterpreter {
  const worker = startWorker(module);
  const ended = new AbortController();
  const end = () => {
    worker.terminate();
    ended.abort();
  };
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`it did not start within ${startLimitMs / 1000} s`)), startLimitMs);
    const fail = (reason: unknown) => {
      clearTimeout(timer);
      reject(reason);
    };
    ended.signal.addEventListener("abort", () => fail(new StoppedError("")));
    worker.addEventListener("error", ({ message }) => fail(new Error(message || `${module} cannot be loaded`)));
    worker.addEventListener("message", ({ data }) => {
      const message = parseWorkerMessage(data);
      if (message?.kind === "ended" && message.how["reason"] !== undefined)
        fail(new Error(String(message.how["reason"])));
      if (message?.kind !== "hello") return;
      clearTimeout(timer);
      resolve();
    });
  });
  ready.catch(() => undefined); // whoever runs a program is told
  worker.postMessage({ kind: "start", flags: launch.flags, env: launch.env });
  return {
    ready,
    end,
    run: async (code, timeoutMs = limits.timeoutMs, onPrinted) => {
      await ready;
      try {
        return await converse(worker, { code, timeoutMs, ended: ended.signal, onPrinted });
      } finally {
        worker.terminate();
      }
    },
  };
}

/** A worker of a module's own address would have the policy that its server sends, or none; one of a `blob:` has the page's. */
function startWorker(module: string): Worker {
  const text = `import ${JSON.stringify(module)};`;
  return new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })), { type: "module" });
}

interface Wishes {
  readonly code: string;
  readonly timeoutMs: number;
  readonly ended: AbortSignal;
  readonly onPrinted: (stdout: string) => void;
}

function converse(worker: Worker, { code, timeoutMs, ended, onPrinted }: Wishes): Promise<PageOutcome> {
  const output = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  const texts = () => ({ stdout: textOf(output.stdout), stderr: textOf(output.stderr) });
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (observation: Observation, durationMs: number) => {
      clearTimeout(timer);
      resolve({ observation, durationMs });
    };
    ended.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new StoppedError(texts().stdout));
    });
    worker.addEventListener("message", ({ data }) => {
      const message = parseWorkerMessage(data);
      if (message?.kind === "started")
        timer = setTimeout(() => settle({ kind: "timed-out", limitMs: timeoutMs, ...texts() }, timeoutMs), timeoutMs);
      if (message?.kind === "output") {
        for (const { stream, bytes } of message.pieces) output[stream].push(bytes);
        onPrinted(texts().stdout);
      }
      if (message?.kind === "ended") settle(observationOf(message.how, texts()), message.durationMs);
    });
    const { maxOutputBytes, maxMemoryBytes } = limits;
    worker.postMessage({ kind: "run", code, maxOutputBytes, maxMemoryBytes });
  });
}

function textOf(pieces: readonly Uint8Array[]): string {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return decodeSurrogateEscape(all);
}

function observationOf(how: Ending, output: { readonly stdout: string; readonly stderr: string }): Observation {
  const exception = how["exception"];
  if (how.kind === "finished") return { kind: "finished", ...output };
  if (how.kind === "exited") return { kind: "exited", status: Number(how["status"]), ...output };
  if (how.kind === "killed") return { kind: "killed", signal: String(how["signal"]), ...output };
  if (how.kind === "out-of-memory") return { kind: "out-of-memory", limitBytes: limits.maxMemoryBytes, ...output };
  if (how.kind === "output-limit") return { kind: "output-limit", limitBytes: limits.maxOutputBytes, ...output };
  if (how.kind === "raised" && isException(exception)) return { kind: "raised", exception, ...output };
  return { kind: "harness-failed", reason: String(how["reason"] ?? how.kind), stderr: output.stderr };
}

function isException(value: unknown): value is Extract<Observation, { kind: "raised" }>["exception"] {
  return (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    typeof value.type === "string" &&
    "message" in value &&
    typeof value.message === "string" &&
    "bases" in value &&
    Array.isArray(value.bases) &&
    value.bases.every((base) => typeof base === "string")
  );
}
