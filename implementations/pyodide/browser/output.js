// What a program writes, sent to the page in pieces: a message for every byte would drown it.

const mostKeptBytes = 64 * 1024;
const mostKeptMs = 50;

/** Collects what is written to `stdout` and `stderr`, and posts it. */
export class Output {
  #post;
  #clock;
  #kept = [];
  #keptBytes = 0;
  #lastMs = Number.NEGATIVE_INFINITY;
  /** Negative: nothing is taken. */
  #left = -1;
  #redirected = undefined;

  constructor(post, clock) {
    this.#post = post;
    this.#clock = clock;
  }

  /** From here on, output belongs to the program; of more than `maxBytes` the page is told, which ends this worker. */
  begin(maxBytes) {
    this.#left = maxBytes;
  }

  /** From here on, everything goes to stderr: what is said of an interpreter that died is no output of the program. */
  allToStderr() {
    this.#redirected = "stderr";
  }

  write(stream, bytes) {
    if (this.#left < 0 || bytes.length === 0) return;
    const taken = bytes.slice(0, this.#left);
    this.#left -= bytes.length;
    this.#kept.push({ stream: this.#redirected ?? stream, bytes: taken });
    this.#keptBytes += taken.length;
    if (this.#left < 0) {
      this.flush();
      this.#post({ kind: "ended", how: { kind: "output-limit" }, durationMs: 0 });
    } else if (this.#keptBytes > mostKeptBytes || this.#clock() - this.#lastMs > mostKeptMs) this.flush();
  }

  flush() {
    if (this.#kept.length > 0) this.#post({ kind: "output", pieces: this.#kept });
    this.#kept = [];
    this.#keptBytes = 0;
    this.#lastMs = this.#clock();
  }
}
