import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { type Candidate, type GroupLeader, killGroup, startGroup } from "@pyconform/runner";
import { z } from "zod";
import { type CompilerInfo, compileEnvironment, compileScript } from "./ask-compiler.js";

const refusedSchema = z.strictObject({
  kind: z.literal("refused"),
  exception: z.strictObject({ type: z.string(), bases: z.array(z.string()), message: z.string() }),
  text: z.string(),
});
const answerSchema = z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("built") }), refusedSchema]);

/** Cython, or the C compiler, does not take a program: what it is told by, and all that was said. */
export type Refusal = z.infer<typeof refusedSchema>;
/** Reads a {@link Refusal}; throws where `value` is none. */
export const parseRefusal = (value: unknown): Refusal => refusedSchema.parse(value);

/** One program takes a thirtieth of a second; one that takes so long has hung the compiler. */
const deadlineMs = 120_000;
/** Cython keeps something of each program; a new process from time to time costs less than its memory. */
const programsPerProcess = 500;

interface Job {
  readonly resolve: (answer: z.infer<typeof answerSchema>) => void;
  readonly reject: (reason: unknown) => void;
}

/** One Python process in which Cython stays loaded, started when the first program comes. It compiles one program at a time. */
export class CompileServer implements AsyncDisposable {
  #process: GroupLeader | undefined;
  #started = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #job: Job | undefined;

  constructor(
    private readonly candidate: Candidate,
    private readonly info: CompilerInfo,
  ) {}

  /** Compiles a program into the file `to`. Rejects where the process ended or hung over it, or on abort. */
  compile(code: string, to: string, signal: AbortSignal): Promise<z.infer<typeof answerSchema>> {
    const answer = this.#queue.then(() => this.#compileNow(code, to, signal));
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end();
  }

  async #compileNow(code: string, to: string, signal: AbortSignal): Promise<z.infer<typeof answerSchema>> {
    signal.throwIfAborted();
    if (this.#started >= programsPerProcess) await this.#end();
    this.#process ??= this.#start();
    const leader = this.#process;
    this.#started += 1;
    const stop = (reason: unknown): void => {
      this.#job?.reject(reason);
      killGroup(leader);
    };
    const abort = (): void => stop(signal.reason);
    const timer = setTimeout(() => stop(new Error(`the compiler gave no answer for ${deadlineMs} ms`)), deadlineMs);
    signal.addEventListener("abort", abort, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        this.#job = { resolve, reject };
        leader.stdin.write(`${JSON.stringify({ code, to })}\n`);
      });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      this.#job = undefined;
    }
  }

  #start(): GroupLeader {
    const compilers = this.info.compilers.flatMap(({ command }, index) => [...(index === 0 ? [] : ["--"]), ...command]);
    const command = [...this.candidate.command, compileScript, "serve", ...compilers];
    const leader = startGroup(command, compileEnvironment(this.candidate), tmpdir());
    this.#started = 0;
    let stderr = "";
    leader.stdin.on("error", () => undefined); // it ended; that is told below
    leader.stderr.on("data", (chunk: Buffer) => {
      stderr = (stderr + chunk.toString()).slice(-4_000);
    });
    createInterface({ input: leader.stdout }).on("line", (line) => {
      try {
        this.#job?.resolve(answerSchema.parse(JSON.parse(line)));
      } catch (error) {
        this.#job?.reject(error);
      }
    });
    void leader.then(() => {
      if (this.#process === leader) this.#process = undefined;
      this.#job?.reject(new Error(`the compiler ended while it compiled the program: ${stderr.trim()}`));
    });
    return leader;
  }

  async #end(): Promise<void> {
    const leader = this.#process;
    this.#process = undefined;
    leader?.stdin.end();
    const timer = setTimeout(() => leader !== undefined && killGroup(leader), 2_000);
    await leader;
    clearTimeout(timer);
  }
}
