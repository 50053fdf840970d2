import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { usualFacts, usualTraits } from "@pyconform/model/testing";
import { discoverInterpreters } from "@pyconform/runner";
import { afterEach, beforeEach, expect, test } from "vitest";
import implementation from "./index.js";

const fake = fileURLToPath(new URL("../../../packages/runner/src/testing/fake-python.mjs", import.meta.url));
const usual = {
  ...usualFacts,
  implementation: "rustpython",
  version: "0.6.0",
  "language-version": "3.14",
  allocator: "unknown",
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pyconform-rustpython-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A command on PATH that says these facts of itself. */
async function command(name: string, facts: object): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\nexec "${process.execPath}" "${fake}" '${JSON.stringify(facts)}' "$@"\n`);
  await chmod(path, 0o755);
}

/** What is found on a machine that has nothing else. */
function discover() {
  const host = { env: { PATH: folder }, platform: "linux", home: folder, root: folder };
  const signal = new AbortController().signal;
  return discoverInterpreters([implementation], host, { explicit: [], search: true, modules: [], signal });
}

test.each([
  ["rustpython", {}, "rustpython-0.6.0-py3.14"],
  ["rustpython", { optimize: 1 }, "rustpython-0.6.0-py3.14-O"],
])("%s on PATH is started with the harness, smoke-tested and named by what it says", async (name, facts, id) => {
  await command(name, { ...usual, ...facts });
  expect(await discover()).toMatchObject([
    { kind: "usable", id, implementation: "rustpython", candidate: { command: [join(folder, name)], foundBy: "PATH" } },
  ]);
});

test("a stranger of that name is asked, and not taken for one", async () => {
  await command("rustpython", { ...usual, implementation: "cpython" });
  expect(await discover()).toMatchObject([{ kind: "usable", implementation: "cpython" }]);
});

test("other commands on PATH are left alone", async () => {
  await command("rustpython-fmt", usual);
  expect(await discover()).toEqual([]);
});

test.each([
  ["itself", {}, true],
  ["CPython", { implementation: "cpython" }, false],
  ["PyPy", { implementation: "pypy" }, false],
])("recognizes by sys.implementation.name: %s", (_, facts, ours) => {
  expect(
    implementation.recognizes(usualTraits({ ...usual, ...facts }), { command: ["rustpython"], foundBy: "test" }),
  ).toBe(ours);
});

test("every hint is a command that can be pasted", () => {
  expect(implementation.install.length).toBeGreaterThan(0);
  for (const { tool, command: text } of implementation.install) expect(text).toMatch(new RegExp(`^${tool} `));
});
