import { type Adapter, type Limits, openProcessAdapter } from "@pyconform/runner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

type Program = Parameters<Adapter["run"]>[0];

const command = process.env["PYCONFORM_GRAALPY"];
const limits: Limits = {
  timeoutMs: 60_000,
  maxOutputBytes: 1 << 20,
  maxMemoryBytes: 2 * 1024 ** 3,
  maxProcesses: 64,
  maxFileBytes: 1 << 26,
};
const signal = new AbortController().signal;

describe.skipIf(command === undefined)("the server that gives each program a context", { timeout: 120_000 }, () => {
  let adapter: Adapter;
  beforeAll(async () => {
    const candidate = { command: [command as string], foundBy: "PYCONFORM_GRAALPY", timeoutScale: 4 };
    adapter = await openProcessAdapter(candidate, { isolation: "fork", signal });
  }, 120_000);
  afterAll(() => adapter[Symbol.asyncDispose]());

  async function run(code: string, wishes: Partial<Program["run"]> = {}, within: Partial<Limits> = {}) {
    const ordinary = { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } as const;
    const program = { code, requires: [], run: { ...ordinary, ...wishes } };
    return (await adapter.run(program, { ...limits, ...within }, signal)).observation;
  }

  test("leaves nothing of a program to the next one", async () => {
    const left = `[hasattr(builtins, "left"), "LEFT" in os.environ, os.listdir(), os.path.basename(os.getcwd()), "json" in sys.modules]`;
    const code = `import builtins, os, sys\nprint(${left})\nbuiltins.left = 1\nos.environ["LEFT"] = "1"\nopen("left", "w").close()\nimport json\nos.mkdir("d")\nos.chdir("d")\n`;
    const clean = { kind: "finished", stdout: "[False, False, ['case.py'], 'case', False]\n" };
    expect(await run(code)).toMatchObject(clean);
    expect(await run(code)).toMatchObject(clean);
  });

  test("tells an exception with its bases, and shows it as the interpreter does", async () => {
    expect(await run("import json\njson.loads('{')")).toMatchObject({
      kind: "raised",
      exception: {
        type: "JSONDecodeError",
        bases: ["JSONDecodeError", "ValueError", "Exception", "BaseException", "object"],
      },
      stderr: expect.stringContaining("case.py"),
    });
  });

  test("runs what is due at exit", async () => {
    const code =
      "import atexit, threading, time\natexit.register(print, 'last')\nthreading.Thread(target=lambda: (time.sleep(.1), print('thread'))).start()";
    expect(await run(code)).toMatchObject({ kind: "finished", stdout: "thread\nlast\n" });
  });

  test("keeps bytes that are not UTF-8", async () => {
    expect(await run("import sys\nsys.stdout.buffer.write(b'\\xff\\n')")).toMatchObject({ stdout: "\udcff\n" });
  });

  test("ends a program that never ends, and goes on", async () => {
    expect(await run("while True: pass", {}, { timeoutMs: 2_000 })).toMatchObject({ kind: "timed-out" });
    expect(await run("while True: print('x' * 1000)")).toMatchObject({ kind: "output-limit" });
    expect(await run("print(1)")).toMatchObject({ kind: "finished", stdout: "1\n" });
  });

  test("runs in a process what asks for one, or would end this one", async () => {
    const seeded = { env: { PYTHONHASHSEED: "7" } };
    expect(await run("print(hash('spam'))", seeded)).toEqual(await run("print(hash('spam'))", seeded));
    expect(await run("import os\nos._exit(9)")).toMatchObject({ kind: "exited", status: 9 });
    expect(await run("print(1)")).toMatchObject({ kind: "finished", stdout: "1\n" });
  });
});
