import { expect, test } from "vitest";
import implementation from "./index.js";

type Traits = Parameters<typeof implementation.recognizes>[0];

const candidate = { command: ["python3"], foundBy: "test" };

function traits(facts: Partial<Traits["facts"]>): Traits {
  const ordinary = { implementation: "cpython", version: "3.14.1", "language-version": "3.14", platform: "linux" };
  const build = { "free-threaded-build": false, gil: "on" };
  return { facts: { ...ordinary, ...build, ...facts } as Traits["facts"], versionText: "", modules: [], features: [] };
}

test.each([
  ["an ordinary CPython", traits({}), false],
  ["a free-threaded build", traits({ "free-threaded-build": true, gil: "off" }), true],
  ["a free-threaded build whose GIL is on now", traits({ "free-threaded-build": true }), true],
  ["Pyodide, which is CPython in a browser", traits({ platform: "emscripten" }), false],
  ["PyPy", traits({ implementation: "pypy", version: "8.0.1", "language-version": "3.11" }), false],
  ["a stranger", traits({ implementation: "graalpy" }), false],
])("%s: is it ours?", (_, told, ours) => {
  expect(implementation.recognizes(told, candidate)).toBe(ours);
});

test("its name in results says implementation and version", () => {
  expect(implementation.interpreterId(traits({ version: "3.13.15", "language-version": "3.13" }))).toBe(
    "cpython-3.13.15t",
  );
});

test("every hint is a command that can be pasted", () => {
  expect(implementation.install.length).toBeGreaterThan(0);
  for (const { tool, command } of implementation.install)
    expect(command.replace(/^sudo /, "")).toMatch(new RegExp(`^${tool} `));
});
