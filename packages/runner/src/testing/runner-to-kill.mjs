// A runner of its own, to be killed while the interpreter of the kind it is told runs a program that never ends.
import { openEmbeddedAdapter } from "../../dist/embedded-adapter.js";
import { openProcessAdapter } from "../../dist/process-adapter.js";
import { startGroup } from "../../dist/process-group.js";

const [kind, ...command] = process.argv.slice(2);
const { signal } = new AbortController();
const limits = { timeoutMs: 600_000, maxOutputBytes: 1_000, maxMemoryBytes: 1024 ** 3 };
const program = (code) => ({
  code,
  requires: [],
  run: { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 },
});
const loop = "import os, sys\nif hasattr(os, 'fork'): os.fork()\nwhile True: pass";

const kinds = {
  "embedded host": async () => {
    const adapter = await openEmbeddedAdapter(
      {
        module: new URL("fake-host.mjs", import.meta.url),
        nodeFlags: [],
        options: {},
        isolation: "fork",
        cannotLaunch: () => undefined,
        describeWith: (standard) => standard,
      },
      signal,
    );
    await adapter.run(program("finish"), limits, signal);
    void adapter.run(program("hang"), limits, signal);
  },
  "command without a harness": async () => void startGroup(["sleep", "600"], process.env, "/", { guarded: true }),
  harness: async () => {
    const adapter = await openProcessAdapter({ command, foundBy: "test" }, { isolation: "fork", signal });
    await adapter.run(program("pass"), limits, signal);
    void adapter.run(program(loop), limits, signal);
  },
};

await kinds[kind]();
process.stdout.write("running\n");
