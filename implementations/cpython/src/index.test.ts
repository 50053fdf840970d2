import { usualTraits } from "@pyconform/model/testing";
import { expect, test } from "vitest";
import implementation from "./index.js";

const candidate = { command: ["python3"], foundBy: "test" };

test.each([
  ["an ordinary CPython", usualTraits({}), true],
  ["a free-threaded build", usualTraits({ "free-threaded-build": true, gil: "off" }), false],
  ["a free-threaded build whose GIL is on now", usualTraits({ "free-threaded-build": true }), false],
  ["Pyodide, which is CPython in a browser", usualTraits({ platform: "emscripten" }), false],
  ["PyPy", usualTraits({ implementation: "pypy", version: "8.0.1", "language-version": "3.11" }), false],
  ["a stranger", usualTraits({ implementation: "graalpy" }), false],
])("%s: is it ours?", (_, told, ours) => {
  expect(implementation.recognizes(told, candidate)).toBe(ours);
});

test.each<[string, Parameters<typeof usualTraits>[0], string]>([
  ["an ordinary one", {}, "cpython-3.15.2"],
  ["one whose JIT is built in but off", { jit: "off" }, "cpython-3.15.2"],
  ["one whose JIT is on", { jit: "on" }, "cpython-3.15.2-jit"],
  ["one without asserts and docstrings", { optimize: 2 }, "cpython-3.15.2-OO"],
  [
    "one with another allocator and a fixed seed",
    { allocator: "malloc", "hash-seed": "0" },
    "cpython-3.15.2-malloc-seed0",
  ],
  ["a big-endian one", { "byte-order": "big" }, "cpython-3.15.2-big-endian"],
  ["a 32-bit one", { "pointer-bits": 32 }, "cpython-3.15.2-32bit"],
])("the name in results says implementation and version, and what is not as usual: %s", (_, facts, name) => {
  expect(implementation.interpreterId(usualTraits({ version: "3.15.2", "language-version": "3.15", ...facts }))).toBe(
    name,
  );
});

test("every hint is a command that can be pasted", () => {
  expect(implementation.install.length).toBeGreaterThan(0);
  for (const { tool, command } of implementation.install)
    expect(command.replace(/^sudo /, "")).toMatch(new RegExp(`^${tool} `));
});
