import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename } from "node:path";
import {
  bootstrapProgram,
  type HarnessMessage,
  type HelloMessage,
  harnessMessageSchema,
  protocolVersion,
  type RunnerMessage,
} from "@pyconform/protocol";
import { AdapterError, type Candidate } from "./adapter.js";
import { removeControlGroup } from "./control-group.js";
import { harnessSource } from "./harness-source.js";
import { interpreterEnvironment } from "./interpreter-environment.js";
import { launchCommand } from "./launch-command.js";
import { type GroupLeader, killGroup, killMarked, startGroup } from "./process-group.js";

/** How long a harness may take to say hello, before `timeoutScale`. */
const startDeadlineMs = 20_000;
/** How long a harness may take to end when asked to, before it is killed. */
const endDeadlineMs = 2_000;
const maxStderr = 16 * 1024;
/** The harness's exit status when it asks for that. */
const replaceMe = 75;
const marker = "PYCONFORM_HARNESS";

/** Why a connection came to its end. */
export interface ConnectionEnd {
  /** For people: `ended by SIGKILL`, `exited with status 70`, `sent something that is no message: ...`. */
  readonly reason: string;
  readonly stderr: string;
  /** A program changed its process so that others would notice: it answered, and asks to be started anew. */
  readonly asksForReplacement: boolean;
}

/** One harness process and the conversation with it. Every message is checked; after the first wrong one it is over. */
export class HarnessConnection {
  #rest = "";
  #stderr = "";
  #fault: string | undefined;
  #directory = "";
  #controlGroup: string | null = null;
  #greeted: ((message: HarnessMessage) => void) | undefined;
  /** Called with every message after hello. */
  onMessage: (message: HarnessMessage) => void = () => {};
  /** Settles when the process has ended, whatever the cause. */
  readonly ended: Promise<ConnectionEnd>;

  private constructor(
    private readonly leader: GroupLeader,
    private readonly nonce: string,
    private readonly expectOutput: { text: string },
  ) {
    leader.stdout.setEncoding("utf8");
    leader.stdout.on("data", (text: string) => this.#take(text));
    leader.stderr.setEncoding("utf8");
    leader.stderr.on("data", (text: string) => {
      if (this.#stderr.length < maxStderr) this.#stderr += text;
    });
    leader.stdin.on("error", () => {}); // the process ended before it read everything; `ended` tells
    this.ended = leader.then(async (result) => {
      await this.#removeDirectory();
      await this.#removeControlGroup();
      return {
        reason: this.#fault ?? describeEnd(result),
        stderr: this.#stderr,
        asksForReplacement: this.#fault === undefined && result.exitCode === replaceMe,
      };
    });
  }

  /** Starts `candidate` with the harness in it. Rejects with an `AdapterError` that says what went wrong. */
  static async open(candidate: Candidate, signal: AbortSignal): Promise<[HarnessConnection, HelloMessage]> {
    signal.throwIfAborted();
    const nonce = randomBytes(8).toString("hex");
    const length = String(Buffer.byteLength(harnessSource));
    const env = { ...interpreterEnvironment(candidate, process.env, process.platform), [marker]: nonce };
    const leader = startGroup(
      [...(candidate.sandbox?.command ?? []), ...launchCommand(candidate.command, ["-c", bootstrapProgram, length])],
      env,
      tmpdir(),
    );
    const connection = new HarnessConnection(leader, nonce, { text: "" });
    leader.stdin.write(harnessSource);
    connection.send({
      kind: "start",
      protocol: protocolVersion,
      spawn: candidate.spawn === undefined ? null : [...candidate.spawn],
      bootstrap: bootstrapProgram,
      nonce,
    });
    try {
      const hello = await connection.#greet(candidate, signal);
      connection.#directory = hello.directory;
      connection.#controlGroup = hello.controlGroup;
      return [connection, hello];
    } catch (error) {
      await connection.kill();
      throw error;
    }
  }

  send(message: RunnerMessage): void {
    this.leader.stdin.write(`${JSON.stringify(message)}\n`);
  }

  /** Asks the harness to end, with what it started; kills it where that takes too long. */
  async close(): Promise<void> {
    if (this.leader.stdin.writable) this.send({ kind: "bye" });
    await this.#end();
  }

  /** Ends the harness at once, and everything that it started. */
  async kill(): Promise<void> {
    killGroup(this.leader);
    await this.ended;
    if (this.leader.pid === undefined) return; // it never started
    killMarked(`${marker}=${this.nonce}`);
  }

  /** Where the harness was killed, its directory is left; on another machine there is none of that name here. */
  async #removeDirectory(): Promise<void> {
    if (basename(this.#directory) !== `pyconform-${this.nonce}`) return;
    await rm(this.#directory, { recursive: true, force: true }).catch(() => {});
  }

  /** Where the harness was killed, its control group is left, with all that was in it. */
  async #removeControlGroup(): Promise<void> {
    if (this.#controlGroup === null || basename(this.#controlGroup) !== `pyconform-${this.nonce}`) return;
    await removeControlGroup(this.#controlGroup);
  }

  #take(text: string): void {
    if (this.#fault !== undefined) return;
    if (this.#greeted !== undefined) this.expectOutput.text += text.slice(0, 1000);
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) {
      const message = parseMessage(line);
      if (message === undefined) {
        this.fail(`sent something that is no message: ${shorten(line)}`);
        return;
      }
      if (this.#greeted !== undefined) {
        this.#greeted(message);
        this.#greeted = undefined;
      } else this.onMessage(message);
    }
  }

  /** Ends it, for this reason: hangs up first, since only the harness can reach the case that it runs. */
  fail(reason: string): void {
    this.#fault ??= reason;
    void this.#end();
  }

  async #end(): Promise<void> {
    this.leader.stdin.end();
    const timer = setTimeout(() => killGroup(this.leader), endDeadlineMs);
    await this.ended;
    clearTimeout(timer);
  }

  async #greet(candidate: Candidate, signal: AbortSignal): Promise<HelloMessage> {
    const deadlineMs = startDeadlineMs * (candidate.timeoutScale ?? 1);
    let timer: NodeJS.Timeout | undefined;
    let stop = () => {};
    const name = candidate.command.join(" ");
    try {
      const first = await Promise.race([
        new Promise<HarnessMessage>((resolve) => {
          this.#greeted = resolve;
        }),
        this.ended.then(async (end) => {
          throw await this.#whyItEnded(candidate, end);
        }),
        new Promise<never>((_, reject) => {
          timer = setTimeout(
            () => reject(new AdapterError("hangs-at-start", `${name} said nothing for ${deadlineMs / 1000} s`)),
            deadlineMs,
          );
          stop = () => reject(signal.reason);
          signal.addEventListener("abort", stop, { once: true });
        }),
      ]);
      return checkHello(first, name);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    }
  }

  async #whyItEnded(candidate: Candidate, end: ConnectionEnd): Promise<AdapterError> {
    const name = candidate.command.join(" ");
    const result = await this.leader;
    if (result.code === "ENOENT" || result.code === "EACCES" || result.code === "ENOTDIR") {
      return new AdapterError("not-found", `${name} cannot be started: no program at ${candidate.command[0]}`);
    }
    const said = shorten(this.expectOutput.text || end.stderr);
    if (said !== "" && !(await isPython(candidate))) {
      return new AdapterError("not-python", `${name} is not Python; it said: ${said}`);
    }
    if (this.#fault !== undefined) return new AdapterError("garbage-at-start", `${name} ${this.#fault}`);
    return new AdapterError("exited-at-start", `${name} ${end.reason}${said === "" ? "" : `; it said: ${said}`}`);
  }
}

function parseMessage(line: string): HarnessMessage | undefined {
  try {
    const parsed = harnessMessageSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function checkHello(message: HarnessMessage, name: string): HelloMessage {
  switch (message.kind) {
    case "too-old":
      throw new AdapterError("too-old", `${name} is Python ${message.version}; the oldest that can be used is 3.8`);
    case "result":
      throw new AdapterError("garbage-at-start", `${name} sent a result before it said hello`);
    case "hello":
      if (message.protocol !== protocolVersion) {
        throw new AdapterError(
          "wrong-protocol-version",
          `${name} speaks version ${message.protocol} of the protocol; this is version ${protocolVersion}`,
        );
      }
      return message;
  }
}

/** Asks without the harness, to tell who is at fault when the harness does not start. */
async function isPython(candidate: Candidate): Promise<boolean> {
  const env = interpreterEnvironment(candidate, process.env, process.platform);
  const command = [...(candidate.sandbox?.command ?? []), ...launchCommand(candidate.command, ["-c", "print(6 * 7)"])];
  const leader = startGroup(command, env, tmpdir());
  leader.stdin.end();
  let answer = "";
  leader.stdout.setEncoding("utf8");
  leader.stdout.on("data", (text: string) => {
    if (answer.length < 1000) answer += text;
  });
  leader.stderr.resume();
  leader.stdin.on("error", () => {});
  const timer = setTimeout(() => killGroup(leader), 5_000 * (candidate.timeoutScale ?? 1));
  await leader;
  clearTimeout(timer);
  return /^42\s*$/.test(answer);
}

function describeEnd(result: { exitCode?: number | undefined; signal?: string | undefined }): string {
  if (result.signal !== undefined) return `ended by ${result.signal}`;
  return `exited with status ${result.exitCode ?? "unknown"}`;
}

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > 200 ? `${line.slice(0, 200)}...` : line;
}
