import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { type HostMessage, parseHostMessage } from "./host-message.js";
import { guardGroup } from "./orphan-guard.js";

/** How a host is started. */
export interface HostCommand {
  /** The host's program. */
  readonly module: URL;
  /** Flags for Node itself. */
  readonly nodeFlags: readonly string[];
  /** Given to the host as one argument, in JSON. */
  readonly options: unknown;
}

/** How a host ended. */
export interface HostEnd {
  readonly status: number | null;
  readonly signal: string | null;
  /** The end of what it wrote to its own stderr. */
  readonly stderr: string;
}

/** Most characters kept of a host's own stderr. */
const keptStderr = 8 * 1024;

/** One child process in which an embedded interpreter lives. Messages go over descriptors 3 and 4, which are nobody else's. */
export class HostProcess {
  readonly #child: ChildProcess;
  #stderr = "";
  #receive: (message: HostMessage | HostEnd) => void = () => undefined;
  #end: HostEnd | undefined;
  readonly #closed: Promise<void>;

  constructor(command: HostCommand) {
    const { PATH, SystemRoot, TMPDIR, XDG_CACHE_HOME, HOME } = process.env;
    this.#child = spawn(
      process.execPath,
      [...command.nodeFlags, fileURLToPath(command.module), JSON.stringify(command.options)],
      {
        stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
        env: { PATH, SystemRoot, TMPDIR, XDG_CACHE_HOME, HOME },
        detached: process.platform !== "win32", // Ctrl-C in the terminal is for us: to a program it would be an end like another
      },
    );
    const release = guardGroup(this.#child.pid);
    this.#child.stderr?.on("data", (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-keptStderr);
    });
    this.#input.on("error", () => undefined); // its end is told by "close"
    createInterface({ input: this.#child.stdio[4] as Readable }).on("line", (line) => {
      const message = parseHostMessage(line);
      if (message !== undefined) this.#receive(message);
    });
    this.#closed = new Promise((resolve) => {
      const end = (status: number | null, signal: string | null): void => {
        this.#end = { status, signal, stderr: this.#stderr };
        release();
        this.#receive(this.#end);
        resolve();
      };
      this.#child.on("close", end);
      this.#child.on("error", (error) => {
        this.#stderr += error.message;
        end(null, null);
      });
    });
  }

  /** Sends one message. */
  send(message: unknown): void {
    this.#input.write(`${JSON.stringify(message)}\n`);
  }

  /** From here on, messages and, last, the end go to `receive`. */
  listen(receive: (message: HostMessage | HostEnd) => void): void {
    this.#receive = receive;
    if (this.#end !== undefined) receive(this.#end);
  }

  /** Ends it. Resolves when it has ended. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#closed;
  }

  get #input(): Writable {
    return this.#child.stdio[3] as Writable;
  }
}
