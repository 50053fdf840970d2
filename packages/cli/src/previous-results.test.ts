import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { previousResults } from "./previous-results.js";

const folder = mkdtempSync(join(tmpdir(), "previous-results-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(name: string, content: string): string {
  const out = join(folder, name);
  mkdirSync(out);
  writeFileSync(join(out, "results.json"), content);
  return out;
}

const good = report("good", JSON.stringify({ schema: 1, started: "now", cases: [], interpreters: [] }));
const broken = report("broken", "{");

describe("what a new report is compared with", () => {
  test("is the report that it replaces", () => {
    expect(previousResults(undefined, good)).toMatchObject({ started: "now" });
  });

  test.each([
    ["is not there", join(folder, "missing")],
    ["cannot be read", broken],
  ])("is nothing where that %s", (_, out) => {
    expect(previousResults(undefined, out)).toBeUndefined();
  });

  test("is what was named, whatever it replaces", () => {
    expect(previousResults(good, broken)).toMatchObject({ started: "now" });
  });

  test("must be readable where it was named", () => {
    expect(() => previousResults(broken, good)).toThrow(
      expect.objectContaining({ diagnostic: expect.objectContaining({ code: "unreadable-results" }) }),
    );
  });
});
