// What a program inside an embedded interpreter needs of its host: this runs in a child process of `openEmbeddedAdapter`.
// Plain JavaScript, so that tests run these very lines.
import { writeSync } from "node:fs";
import { Socket } from "node:net";
import { createInterface } from "node:readline";

const fromAdapter = 3;
const toAdapter = 4;

/** Sends one message to the adapter at once: this process may be killed at any time. */
function send(message) {
  let rest = Buffer.from(`${JSON.stringify(message)}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(toAdapter, rest));
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

/** What the program that runs now writes. */
export class Output {
  #seq = undefined;
  #left = 0;
  #redirected = undefined;

  /** From here on, output belongs to the program `seq`. */
  begin(seq, maxBytes) {
    this.#seq = seq;
    this.#left = maxBytes;
    this.#redirected = undefined;
  }

  /** From here on, output belongs to nobody. */
  end() {
    this.#seq = undefined;
  }

  /** From here on, everything goes to stderr: what an engine says of an interpreter that died is no output of the program. */
  allToStderr() {
    this.#redirected = "stderr";
  }

  /** Takes bytes of `stdout` or `stderr`. Ends this process where the program wrote too much. */
  write(stream, bytes) {
    if (this.#seq === undefined || bytes.length === 0) return;
    const data = Buffer.from(bytes.subarray(0, this.#left)).toString("base64");
    this.#left -= bytes.length;
    send({ kind: "output", seq: this.#seq, stream: this.#redirected ?? stream, data });
    if (this.#left < 0) leave({ kind: "ended", seq: this.#seq, how: { kind: "output-limit" }, durationMs: 0 });
  }
}

/**
 * Answers the adapter until it closes the conversation. `run(message, started)` runs one program: it calls `started`
 * when its own preparations are done, and gives how the program ended, its time, and (`leaving`) why this process
 * cannot run another.
 */
export async function serve(hello, output, run) {
  send({ kind: "hello", ...hello });
  // Not a file stream: it would read in a thread, for which the process would wait at its end.
  const input = new Socket({ fd: fromAdapter, readable: true, writable: false });
  for await (const line of createInterface({ input })) {
    const message = JSON.parse(line);
    const { how, durationMs, leaving } = await run(message, () => {
      output.begin(message.seq, message.maxOutputBytes);
      send({ kind: "started", seq: message.seq });
    });
    output.end();
    const ended = { kind: "ended", seq: message.seq, how, durationMs };
    if (leaving !== undefined) leave(ended);
    send(ended);
  }
  process.exit(0);
}

/** Tells the end of the last program and goes: the adapter starts another process. */
function leave(ended) {
  send({ ...ended, last: true });
  process.exit(0);
}

export { Watch } from "./watch.mjs";
