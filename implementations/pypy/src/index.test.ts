import { usualTraits } from "@pyconform/model/testing";
import { expect, test } from "vitest";
import implementation from "./index.js";

const candidate = { command: ["python3"], foundBy: "test" };

test.each([
  ["an ordinary CPython", usualTraits({}), false],
  ["a free-threaded build", usualTraits({ "free-threaded-build": true, gil: "off" }), false],
  ["a free-threaded build whose GIL is on now", usualTraits({ "free-threaded-build": true }), false],
  ["Pyodide, which is CPython in a browser", usualTraits({ platform: "emscripten" }), false],
  ["PyPy", usualTraits({ implementation: "pypy", version: "8.0.1", "language-version": "3.11" }), true],
  ["a stranger", usualTraits({ implementation: "graalpy" }), false],
])("%s: is it ours?", (_, told, ours) => {
  expect(implementation.recognizes(told, candidate)).toBe(ours);
});

test.each<[string, Parameters<typeof usualTraits>[0], string]>([
  ["an ordinary one", { jit: "on" }, "pypy-8.0.1-py3.11"],
  ["one without a JIT", { jit: "none" }, "pypy-8.0.1-py3.11-nojit"],
  ["one with a fixed seed", { jit: "on", "hash-seed": "7" }, "pypy-8.0.1-py3.11-seed7"],
])("the name in results says implementation and version, and what is not as usual: %s", (_, facts, name) => {
  expect(
    implementation.interpreterId(
      usualTraits({ version: "8.0.1", "language-version": "3.11", allocator: "unknown", ...facts }),
    ),
  ).toBe(name);
});

test("every hint is a command that can be pasted", () => {
  expect(implementation.install.length).toBeGreaterThan(0);
  for (const { tool, command } of implementation.install)
    expect(command.replace(/^sudo /, "")).toMatch(new RegExp(`^${tool} `));
});
