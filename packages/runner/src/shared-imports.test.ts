import type { Program } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import type { Adapter, Candidate, RunOutcome } from "./adapter.js";
import { openProcessAdapter } from "./process-adapter.js";
import { sharedImports, slowModules } from "./shared-imports.js";
import { limits, never, program } from "./testing/fakes.js";
import { testOnEachPython } from "./testing/pythons.js";

describe("imports are shared", () => {
  const of = (code: string, run: Partial<Program["run"]> = {}) =>
    sharedImports({ key: "a", program: program(code, run) });

  test("that stand at the top of a program and take long, in one order and way of writing", () => {
    const code = `# a comment
from __future__ import annotations

import sys, threading
import json as names
from concurrent import futures
from threading import *
print(1)
import inspect
`;
    expect(of(code)).toEqual(["import concurrent.futures", "import json", "import threading"]);
  });

  test("by the name that a package loads only when it is asked for", () => {
    expect(of("from concurrent.futures import ThreadPoolExecutor\n")).toEqual([
      "import concurrent.futures",
      "from concurrent.futures import ThreadPoolExecutor",
    ]);
  });

  test("not those behind a statement that the program runs first, nor what is no import alone", () => {
    expect(of('"""text"""\nimport json\n')).toEqual([]);
    expect(of("import json; print(1)\nimport inspect\n")).toEqual([]);
    expect(of("from json import (\n    loads,\n)\n")).toEqual([]);
  });

  test("not where the program could tell, or is given an interpreter of its own", () => {
    expect(of("import json\n")).toEqual(["import json"]);
    expect(of("import json, sys\nprint(len(sys.modules))\n")).toEqual([]);
    expect(of("import json\n", { isolation: "process" })).toEqual([]);
    expect(of("import json\n", { flags: ["-O"] })).toEqual([]);
    expect(of("import json\n", { env: { TZ: "CET" } })).toEqual([]);
    expect(sharedImports({ key: "a", program: program("import json\n"), freshRuns: 4 })).toEqual([]);
  });
});

const parent = "import os\nprint(os.getppid())\n";

/** A program, and the imports that it shares with those beside it. */
type Run = readonly [code: string, imports: readonly string[]];

const alone = (code: string): Run => [code, []];
/** Shares what it imports on lines of its own. */
const sharing = (code: string): Run => [code, code.split("\n").filter((line) => line.startsWith("import "))];

function start(adapter: Adapter, [code, imports]: Run): Promise<RunOutcome> {
  return adapter.run(program(code), limits, never, imports);
}

/** What each program printed, in order. */
async function outputs(candidate: Candidate, runs: readonly Run[]): Promise<readonly string[]> {
  await using adapter = await openProcessAdapter(candidate, { isolation: "fork", signal: never });
  const outcomes = await Promise.all(runs.map((run) => start(adapter, run)));
  return outcomes.map(({ observation }) =>
    observation.kind === "finished" ? observation.stdout.trim() : JSON.stringify(observation),
  );
}

testOnEachPython("runs in a row with the same imports come from one branch, others from the server", async (python) => {
  const shared = sharing(parent);
  const programs = [shared, shared, alone(parent), shared, alone(parent)];
  const [a, b, server, c, again] = await outputs(python, programs);
  expect(a).toBe(b);
  expect([a, c]).not.toContain(server);
  expect(c).not.toBe(a);
  expect(again).toBe(server);
});

testOnEachPython("what a branch has read and not answered, its server runs", async (python) => {
  await using adapter = await openProcessAdapter(python, { isolation: "fork", signal: never });
  const programs = [sharing(parent), alone(parent), alone(parent)]; // so many are sent at once
  const outcomes = await Promise.all(programs.map((run) => start(adapter, run)));
  const [, second, third] = outcomes.map(({ observation }) =>
    "stdout" in observation ? Number(observation.stdout) : 0,
  );
  expect([second, third]).toEqual([adapter.hello.pid, adapter.hello.pid]);
});

testOnEachPython("a run finds what it imports loaded, and nothing that another run did to it", async (python) => {
  const marks = 'import sys\nimport string\nprint(hasattr(string, "mark"))\nstring.mark = 1\n';
  const sees = 'import sys\nprint("string" in sys.modules)\nimport string\n';
  const shared = [marks, marks, sees, sees].map(sharing);
  expect(await outputs(python, [...shared, alone(sees)])).toEqual(["False", "False", "True", "True", "False"]);
});

testOnEachPython("every program is the one in its file, whoever made the directory anew", async (python) => {
  const own = (mark: string) =>
    `import os\nopen("left", "w").close()\nprint(open(__file__).read().endswith("#${mark}"))#${mark}`;
  const programs = ["a", "b", "c", "d", "e", "f"].map((mark, index) =>
    index % 3 === 0 ? alone(own(mark)) : sharing(own(mark)),
  );
  expect(await outputs(python, programs)).toEqual(programs.map(() => "True"));
});

testOnEachPython("importing a module that is shared shows nothing: no output, no warning", async (python) => {
  const names = JSON.stringify([...slowModules].map((name) => name.replace(/\.[A-Z]\w*$/, "")));
  const code = `import warnings
warnings.simplefilter("always")
for name in ${names}:
    try:
        __import__(name)
    except ImportError:
        pass
`;
  await using adapter = await openProcessAdapter(python, { isolation: "fork", signal: never });
  const { observation } = await adapter.run(program(code), limits, never);
  expect(observation).toEqual({ kind: "finished", stdout: "", stderr: "" });
});

testOnEachPython("an import that fails is the program's own failure", async (python) => {
  const [said] = await outputs(python, [sharing("import no_such_module\n")]);
  expect(said).toContain('"type":"ModuleNotFoundError"');
});

testOnEachPython("a program that ends the branch is observed, and the others with it", async (python) => {
  const kills = sharing("import os\nos.kill(os.getppid(), 9)\nprint(1)\n");
  const prints = sharing("import os\nprint(2)\n");
  expect(await outputs(python, [prints, kills, prints, alone("print(3)")])).toEqual(["2", "1", "2", "3"]);
});

testOnEachPython("a branch ends with its server", async (python) => {
  const adapter = await openProcessAdapter(python, { isolation: "fork", signal: never });
  const { observation } = await start(adapter, sharing(parent));
  const branch = "stdout" in observation ? Number(observation.stdout) : 0;
  expect(branch).toBeGreaterThan(1);
  expect(branch).not.toBe(adapter.hello.pid);
  await adapter[Symbol.asyncDispose]();
  for (const pid of [branch, adapter.hello.pid]) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});
