import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Results } from "@pyconform/model";
import { renderJson } from "@pyconform/report";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle, interpreter, printed } from "../testing/made-up-run.js";

const root = resolve(import.meta.dirname, "../../../..");
const folder = mkdtempSync(join(tmpdir(), "conform-merge-"));
const interpreters = [interpreter("cpython-3.13.0", "cpython")];
const made = bundle({ interpreters, recordOf: () => printed("hello\n") });

beforeAll(() => mkdirSync(join(folder, "reports")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function merge(...files: readonly string[]) {
  const args = ["merge", ...files, "--out", join(folder, "reports/joined")];
  return spawnSync(process.execPath, [join(root, "packages/cli/bin/conform.js"), ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
}

interface Row {
  readonly title: string;
  readonly other: string;
  readonly code: string;
  readonly says: string;
}

const text = renderJson(made);
const changed = (change: Partial<Results>) => renderJson({ ...made, ...change });
const { cases: _, ...suiteOfBefore } = made.suite;

describe("what cannot be joined is refused, and nothing is written", () => {
  test.each<Row>([
    {
      title: "other programs",
      other: renderJson(bundle({ interpreters, recordOf: () => undefined, digest: "other" })),
      code: "different-suites",
      says: "hint: run both from the same commit",
    },
    {
      title: "other expectations of the same programs",
      other: text.replaceAll('"stdout": "True\\n"', '"stdout": "False\\n"'),
      code: "different-suites",
      says: "texts of samples/naming/name",
    },
    {
      title: "other deviations listed",
      other: renderJson(bundle({ interpreters, recordOf: () => undefined, deviations: [] })),
      code: "different-suites",
      says: "deviations listed for cpython",
    },
    {
      title: "another version of the form",
      other: text.replace('"schema": 1', '"schema": 2'),
      code: "unreadable-results",
      says: "hint: run pnpm conform again",
    },
    {
      title: "the form of an earlier version, which cannot be judged again",
      other: changed({ suite: suiteOfBefore }),
      code: "unreadable-results",
      says: "hint: run it again with this version",
    },
    {
      title: "a verdict that there is not",
      other: text.replace('"kind": "broken"', '"kind": "fine"'),
      code: "unreadable-results",
      says: "hint: name a results.json that pnpm conform has written",
    },
  ])("$title", ({ other, code, says }) => {
    const { status, stdout, stderr } = merge(write("one.json", text), write("other.json", other));
    expect(stderr).toContain(`error ${code}`);
    expect(stderr).toContain(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(readdirSync(join(folder, "reports"))).toEqual([]);
  });
});

test("what can be joined is written as a report, and a broken promise is its status", () => {
  const { status, stderr } = merge(write("one.json", text));
  expect(stderr).toContain("no page on coverage"); // the sample is not the project's suite
  expect(readFileSync(join(folder, "reports/joined/results.json"), "utf8")).toBe(text);
  expect(readdirSync(join(folder, "reports/joined"))).toContain("index.html");
  expect(status).toBe(1);
});
