import type { Program, Traits } from "@pyconform/model";
import { expect, test } from "vitest";
import type { Candidate } from "./adapter.js";
import { openProcessAdapter } from "./process-adapter.js";
import { limits, never, program, traits } from "./testing/fakes.js";
import { testOnEachPython } from "./testing/pythons.js";
import { traitWord, variantSuffix } from "./variant-suffix.js";

const variants: readonly { title: string; candidate: Partial<Candidate>; code: string; said: string }[] = [
  {
    title: "-OO leaves out asserts and docstrings",
    candidate: { command: ["-OO"] },
    code: 'def f():\n    "text"\nassert False\nprint(__debug__, f.__doc__)',
    said: "False None\n",
  },
  {
    title: "the seed of hashes is the one that is given",
    candidate: { env: { PYTHONHASHSEED: "7" } },
    code: "import os\nprint(os.environ['PYTHONHASHSEED'])",
    said: "7\n",
  },
  {
    title: "a development option is on",
    candidate: { command: ["-X", "dev"] },
    code: "import sys\nprint(sys.flags.dev_mode)",
    said: "True\n",
  },
];

const launches: readonly [how: string, run: Partial<Program["run"]>][] = [
  ["forked", {}],
  ["in a process of its own", { isolation: "process" }],
  ["with a flag of its own", { flags: ["-B"] }],
  ["with a variable of its own", { env: { CASE: "1" } }],
];

testOnEachPython("flags and variables of a variant hold in every case, however it is started", async (python) => {
  for (const { title, candidate, code, said } of variants) {
    const variant = { ...python, ...candidate, command: [...python.command, ...(candidate.command ?? [])] };
    await using adapter = await openProcessAdapter(variant, { isolation: "fork", signal: never });
    for (const [how, run] of launches) {
      const { observation } = await adapter.run(program(code, run), limits, never);
      expect(observation, `${title}, ${how}`).toMatchObject({ kind: "finished", stdout: said });
    }
  }
});

testOnEachPython("traits tell variants apart", async (python, family) => {
  const ask = async (variant: Candidate): Promise<Traits["facts"]> => {
    await using adapter = await openProcessAdapter(variant, { isolation: "fork", signal: never });
    return (await adapter.describe([], never)).facts;
  };
  const usual = await ask(python);
  expect(usual).toMatchObject({ optimize: 0, "hash-seed": "random" });
  expect(await ask({ ...python, command: [...python.command, "-O"] })).toEqual({ ...usual, optimize: 1 });
  expect(await ask({ ...python, env: { PYTHONHASHSEED: "7" } })).toEqual({ ...usual, "hash-seed": "7" });
  if (family === "cpython") {
    expect(await ask({ ...python, env: { PYTHONMALLOC: "malloc" } })).toEqual({ ...usual, allocator: "malloc" });
    const jit = usual.jit === "off" ? "on" : usual.jit; // where none is built in, the variable changes nothing
    expect(await ask({ ...python, env: { PYTHON_JIT: "1" } })).toEqual({ ...usual, jit });
  }
  if (family === "cpython-freethreaded") {
    expect(usual.gil).toBe("off");
    expect(await ask({ ...python, env: { PYTHON_GIL: "1" } })).toEqual({ ...usual, gil: "on" });
  }
});

test("a name says each trait that is not as usual, in one order", () => {
  const told = traits({ jit: "on", optimize: 2, allocator: "malloc_debug", "hash-seed": "0" });
  expect(variantSuffix(told, { jit: ["none", "off"], allocator: "pymalloc" })).toBe("-jit-OO-malloc-debug-seed0");
  expect(variantSuffix(told, { optimize: [0, 2], "hash-seed": "0" })).toBe("");
  expect(traitWord("pointer-bits", told)).toBe("64bit");
});
