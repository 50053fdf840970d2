import type { Program } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import type { Candidate } from "./adapter.js";
import { openProcessAdapter } from "./process-adapter.js";
import { sharedImports } from "./shared-imports.js";
import { limits, never, program } from "./testing/fakes.js";
import { testOnEachPython } from "./testing/pythons.js";

const withThreads = (code: string): Program => ({
  ...program(code, { repeat: 2 }),
  requires: [{ kind: "feature", feature: "threads" }],
});

describe("imports are shared", () => {
  const code = "import time\nfrom threading import Barrier\nimport time\n\ndef f():\n    import json\n";

  test("that stand at the top of a program with threads that is run many times, in one order", () => {
    expect(sharedImports(withThreads(code))).toEqual(["from threading import Barrier", "import time"]);
  });

  test("and no statement that goes on, or that means its own program only", () => {
    const own = "from __future__ import annotations\nfrom threading import (\n    Barrier,\n)\nimport os; print(1)\n";
    expect(sharedImports(withThreads(own))).toEqual([]);
  });

  test("nor those of a program that runs once, or without threads", () => {
    expect(sharedImports({ ...withThreads(code), run: program(code).run })).toEqual([]);
    expect(sharedImports(program(code, { repeat: 2 }))).toEqual([]);
  });
});

const parent = "import os\nprint(os.getppid())\n";

/** What each program printed, in order. */
async function outputs(candidate: Candidate, programs: readonly Program[]): Promise<readonly string[]> {
  await using adapter = await openProcessAdapter(candidate, { isolation: "fork", signal: never });
  const outcomes = await Promise.all(programs.map((each) => adapter.run(each, limits, never)));
  return outcomes.map(({ observation }) =>
    observation.kind === "finished" ? observation.stdout.trim() : JSON.stringify(observation),
  );
}

testOnEachPython("runs in a row with the same imports come from one branch, others from the server", async (python) => {
  const shared = withThreads(parent);
  const programs = [shared, shared, program(parent), shared, program(parent)];
  const [a, b, server, c, again] = await outputs(python, programs);
  expect(a).toBe(b);
  expect([a, c]).not.toContain(server);
  expect(c).not.toBe(a);
  expect(again).toBe(server);
});

testOnEachPython("what a branch has read and not answered, its server runs", async (python) => {
  await using adapter = await openProcessAdapter(python, { isolation: "fork", signal: never });
  const programs = [withThreads(parent), program(parent), program(parent)]; // so many are sent at once
  const outcomes = await Promise.all(programs.map((each) => adapter.run(each, limits, never)));
  const [, second, third] = outcomes.map(({ observation }) =>
    "stdout" in observation ? Number(observation.stdout) : 0,
  );
  expect([second, third]).toEqual([adapter.hello.pid, adapter.hello.pid]);
});

testOnEachPython("a run finds what it imports loaded, and nothing that another run did to it", async (python) => {
  const marks = 'import sys\nimport string\nprint(hasattr(string, "mark"))\nstring.mark = 1\n';
  const sees = 'import sys\nprint("string" in sys.modules)\nimport string\n';
  const shared = [marks, marks, sees, sees].map(withThreads);
  expect(await outputs(python, [...shared, program(sees)])).toEqual(["False", "False", "True", "True", "False"]);
});

testOnEachPython("every program is the one in its file, whoever made the directory anew", async (python) => {
  const own = (mark: string) =>
    `import os\nopen("left", "w").close()\nprint(open(__file__).read().endswith("#${mark}"))#${mark}`;
  const programs = ["a", "b", "c", "d", "e", "f"].map((mark, index) =>
    index % 3 === 0 ? program(own(mark)) : withThreads(own(mark)),
  );
  expect(await outputs(python, programs)).toEqual(programs.map(() => "True"));
});

testOnEachPython("an import that fails is the program's own failure", async (python) => {
  const [said] = await outputs(python, [withThreads("import no_such_module\n")]);
  expect(said).toContain('"type":"ModuleNotFoundError"');
});

testOnEachPython("a program that ends the branch is observed, and the others with it", async (python) => {
  const kills = withThreads("import os\nos.kill(os.getppid(), 9)\nprint(1)\n");
  const prints = withThreads("import os\nprint(2)\n");
  expect(await outputs(python, [prints, kills, prints, program("print(3)")])).toEqual(["2", "1", "2", "3"]);
});

testOnEachPython("a branch ends with its server", async (python) => {
  const adapter = await openProcessAdapter(python, { isolation: "fork", signal: never });
  const { observation } = await adapter.run(withThreads(parent), limits, never);
  const branch = "stdout" in observation ? Number(observation.stdout) : 0;
  expect(branch).toBeGreaterThan(1);
  expect(branch).not.toBe(adapter.hello.pid);
  await adapter[Symbol.asyncDispose]();
  for (const pid of [branch, adapter.hello.pid]) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});
