// The WebAssembly memory of one instance: its limit, and its image that is written back.
import { Image } from "./image.js";

/** Memory that may be kept, zeroed, when a program made it grow. */
const keptGrowthBytes = 64 * 1024 * 1024;

export class Memory {
  /** Whether growing was refused although WebAssembly would have allowed it. */
  refused = false;
  /** Whether `abort()` was called: the trap that follows does not say so. */
  aborted = false;
  #maxBytes = Number.POSITIVE_INFINITY;
  #timers = undefined;
  #timersUsed = new Set();

  /** Puts this object between the interpreter and what it asks of JavaScript. */
  guard(env) {
    const resize = env.emscripten_resize_heap;
    env.emscripten_resize_heap = (requested) => {
      if (requested >>> 0 <= this.#maxBytes) return resize(requested);
      this.refused = true;
      return 0;
    };
    const abort = env._abort_js;
    env._abort_js = () => {
      this.aborted = true;
      return abort();
    };
    this.#timers = env._setitimer_js;
    env._setitimer_js = (which, milliseconds) => {
      this.#timersUsed.add(which);
      return this.#timers(which, milliseconds);
    };
    // Under Node it would run a shell of the host; in a browser there is none. -ENOSYS, as there.
    env._emscripten_system = (command) => (command ? -52 : 0);
  }

  /** At most so many bytes from here on. */
  limit(maxBytes) {
    this.#maxBytes = maxBytes;
    this.refused = false;
  }

  /**
   * Takes the image. The function it gives writes it back, or says what it cannot put back. Functions that a program added to
   * the table, as every import of `ctypes` does, stay: nothing in the image knows of them.
   */
  record(module) {
    const image = new Image(module.HEAPU8);
    const stack = module.stackSave();
    const umask = module._umask(0);
    module._umask(umask);
    const references = referencesOf(module);
    const libraries = Object.keys(module.LDSO.loadedLibsByName).length;

    return () => {
      for (const which of this.#timersUsed) this.#timers(which, 0);
      this.#timersUsed.clear();
      if (module.stackSave() !== stack) return "the stack was not unwound";
      if (Object.keys(module.LDSO.loadedLibsByName).length !== libraries) return "libraries were loaded";
      if (module.HEAPU8.length - image.length > keptGrowthBytes) return "memory grew";
      image.writeTo(module.HEAPU8);
      module._umask(umask); // kept on JavaScript's side
      references.forEach((value, index) => {
        module.__hiwire_set(index, value);
      });
      return undefined;
    };
  }
}

/** The JavaScript values that the interpreter holds. */
function referencesOf(module) {
  const values = [];
  for (;;) {
    try {
      values.push(module.__hiwire_get(values.length));
    } catch {
      return values;
    }
  }
}
