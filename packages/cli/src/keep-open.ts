import type { Adapter, UsableInterpreter } from "@pyconform/runner";

/** The interpreter, whose adapters stay open from one plan to the next; disposing it ends them. */
export function keepOpen(
  interpreter: UsableInterpreter,
): AsyncDisposable & { readonly interpreter: UsableInterpreter } {
  const all: Adapter[] = [];
  const idle: Adapter[] = [];
  const lend = (adapter: Adapter): Adapter => ({
    describe: (modules, signal) => adapter.describe(modules, signal),
    run: (program, limits, signal) => adapter.run(program, limits, signal),
    [Symbol.asyncDispose]: async () => void idle.push(adapter),
  });
  return {
    interpreter: {
      ...interpreter,
      async open(options) {
        const waiting = idle.pop();
        if (waiting !== undefined) return lend(waiting);
        const opened = await interpreter.open(options);
        all.push(opened);
        return lend(opened);
      },
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((adapter) => adapter[Symbol.asyncDispose]()));
    },
  };
}
