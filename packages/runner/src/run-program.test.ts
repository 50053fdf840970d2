import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { openProcessAdapter } from "./process-adapter.js";
import { runProgram } from "./run-program.js";
import { limits, never, program } from "./testing/fakes.js";
import { testOnEachPython } from "./testing/pythons.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pyconform-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

testOnEachPython("a program that reaches a limit is not run as often as it asks for", async (python, family) => {
  const log = join(folder, family);
  const code = `with open(${JSON.stringify(log)}, "a") as log:\n    log.write("run\\n")\nwhile True:\n    pass\n`;
  await using adapter = await openProcessAdapter(python, { isolation: "fork", signal: never });
  const endless = { key: "endless", program: program(code, { repeat: 6 }) };
  const attempt = await runProgram(adapter, endless, { ...limits, timeoutMs: 300 }, never);
  expect(attempt.reached).toBe("time");
  expect(attempt.outcomes).toHaveLength(1);

  const after = await runProgram(adapter, { key: "after", program: program("print(1)", { repeat: 2 }) }, limits, never);
  expect(after.outcomes.map(({ observation }) => observation)).toEqual(
    Array.from({ length: 2 }, () => ({ kind: "finished", stdout: "1\n", stderr: "" })),
  );
  // The second has begun before the first was told of; and one more each time that this machine needs so long to tell.
  expect((await readFile(log, "utf8")).split("\n").length - 1).toBeLessThan(6);
});
