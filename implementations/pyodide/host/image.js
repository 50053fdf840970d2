// What a memory held at one time, to be written into it again and again.

/** Half of an interpreter's memory is zero, and zeroing takes half the time of copying. Shorter runs are copied with the rest. */
const shortestZeroRun = 256 * 1024;

/** A copy of `bytes`. */
export class Image {
  length;
  /** The bytes that are not in a long run of zeros, each with where it starts, and those runs as [start, end]. */
  #parts = [];
  #zeros = [];

  constructor(bytes) {
    this.length = bytes.length;
    let from = 0;
    for (const [start, end] of zeroRunsOf(bytes)) {
      if (start > from) this.#parts.push({ start: from, bytes: bytes.slice(from, start) });
      this.#zeros.push([start, end]);
      from = end;
    }
    if (from < bytes.length) this.#parts.push({ start: from, bytes: bytes.slice(from) });
  }

  /** Writes it over `target`, which may be longer: what is beyond becomes zero. */
  writeTo(target) {
    for (const { start, bytes } of this.#parts) target.set(bytes, start);
    for (const [start, end] of this.#zeros) target.fill(0, start, end);
    target.fill(0, this.length);
  }
}

/** Runs of whole blocks of zeros. */
function zeroRunsOf(bytes) {
  const runs = [];
  for (let start = 0; start + shortestZeroRun <= bytes.length; start += shortestZeroRun) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + start, shortestZeroRun / 4);
    if (words.some((word) => word !== 0)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === start) last[1] = start + shortestZeroRun;
    else runs.push([start, start + shortestZeroRun]);
  }
  return runs;
}
