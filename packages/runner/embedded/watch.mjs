// What a program does to JavaScript cannot be undone: it is noticed, and the process replaced.

/** Notices when a program reaches for JavaScript. */
export class Watch {
  touched = false;
  #armed = false;

  /** From here on, what is touched is a program's doing. */
  arm() {
    this.#armed = true;
    this.touched = false;
  }

  disarm() {
    this.#armed = false;
  }

  /** `globalThis`, watched. */
  globals() {
    return this.over(globalThis);
  }

  /** `target`, but reaching for any of its properties other than `allowed`, or calling it, is noticed. */
  over(target, allowed = []) {
    const note = (name) => {
      if (this.#armed && !allowed.includes(name)) this.touched = true;
    };
    const trap =
      (operation) =>
      (object, name, ...rest) => {
        note(name);
        return operation(object, name, ...rest);
      };
    return new Proxy(target, {
      get: (object, name) => {
        note(name);
        return Reflect.get(object, name);
      },
      set: (object, name, value) => {
        note(name);
        return Reflect.set(object, name, value);
      },
      has: trap(Reflect.has),
      deleteProperty: trap(Reflect.deleteProperty),
      defineProperty: trap(Reflect.defineProperty),
      apply: trap(Reflect.apply),
      construct: trap(Reflect.construct),
      ownKeys: trap(Reflect.ownKeys),
    });
  }
}
