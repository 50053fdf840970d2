// A snapshot is the memory of an interpreter that has just started: loading one takes a tenth of starting one.
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";

const digestBytes = 32;
/** Files of 7 MB each: enough for the hash seeds and for all flags and variables of the corpus, of which there are 35. */
const maxFiles = 64;
/** The quickest: of 30 MB a fifth is left, read back in a tenth of a second. */
const level = 1;

/** Keeps snapshots in a folder, under names made from what they were started with. Undamaged ones only are given back. */
export class Snapshots {
  #folder;
  #last = new Map();

  constructor(folder) {
    this.#folder = folder;
  }

  /** The snapshot for `key`, or `undefined` where there is none that can be used. */
  load(key) {
    const file = this.#file(key);
    if (this.#last.has(file)) return this.#last.get(file);
    try {
      const content = readFileSync(file);
      const packed = content.subarray(digestBytes);
      if (content.subarray(0, digestBytes).equals(digest(packed))) {
        const snapshot = inflateRawSync(packed);
        utimesSync(file, new Date(), new Date());
        this.#remember(file, snapshot);
        return snapshot;
      }
      rmSync(file, { force: true });
    } catch {
      // Not there, or not readable: a cold start makes another.
    }
    return undefined;
  }

  /** Keeps `snapshot`; written beside and renamed, so that nobody reads half of it. A full disk is no error: it only costs time. */
  save(key, snapshot) {
    const beside = join(this.#folder, `${randomUUID()}.part`);
    try {
      mkdirSync(this.#folder, { recursive: true });
      const packed = deflateRawSync(snapshot, { level });
      writeFileSync(beside, Buffer.concat([digest(packed), packed]));
      renameSync(beside, this.#file(key));
      this.#removeOldest();
    } catch {
      rmSync(beside, { force: true });
    }
  }

  /** The first one, which programs run in, and the newest: together 60 MB. */
  #remember(file, snapshot) {
    const [first, newest] = this.#last.keys();
    if (first !== undefined && newest !== undefined) this.#last.delete(newest);
    this.#last.set(file, snapshot);
  }

  #file(key) {
    return join(
      this.#folder,
      `${createHash("sha256").update(JSON.stringify(key)).digest("hex").slice(0, 32)}.snapshot`,
    );
  }

  #removeOldest() {
    readdirSync(this.#folder)
      .filter((name) => name.endsWith(".snapshot"))
      .map((name) => ({ name, used: statSync(join(this.#folder, name)).mtimeMs }))
      .sort((a, b) => b.used - a.used)
      .slice(maxFiles)
      .forEach(({ name }) => {
        rmSync(join(this.#folder, name), { force: true });
      });
  }
}

function digest(bytes) {
  return createHash("sha256").update(bytes).digest();
}
