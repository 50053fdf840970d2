import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeCaseTimes } from "./case-times.js";
import { RecordedTimes } from "./recorded-times.js";

const root = mkdtempSync(join(tmpdir(), "conform-times-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("a program that was not run here is expected to take what its case takes elsewhere", () => {
  const durations = new Map<string, readonly number[]>([["a/b/long", [300]]]);
  for (let index = 0; index < 9; index += 1) durations.set(`a/b/short-${index}`, [2]);
  writeCaseTimes(root, durations);
  const times = new RecordedTimes(join(root, "cache"), root);
  expect(times.of("a/b/long", "cpython-3.15.2")).toBe(300);
  expect(times.of("a/b/short-1", "cpython-3.15.2")).toBeUndefined();
  times.note("a/b/long", "cpython-3.15.2", 40);
  expect(times.of("a/b/long", "cpython-3.15.2")).toBe(40);
  expect(times.of("a/b/long", "pyodide-314.0.7")).toBe(300);
});
