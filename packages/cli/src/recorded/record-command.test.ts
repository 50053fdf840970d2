import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { recordCommand } from "../commands/record.js";
import { runCommand } from "../commands/run.js";
import { readResults } from "../read-results.js";
import { parseRunOptions } from "../run-options.js";
import { linkProject } from "../testing/link-project.js";
import { plainTerminal } from "../testing/plain-terminal.js";

const root = mkdtempSync(join(tmpdir(), "conform-recorded-"));
const folder = join(root, "reports/recorded");
const out = join(root, "reports/latest");
const terminal = plainTerminal();
const context = { project: { root, version: "0.0.0" }, terminal };

beforeAll(() => {
  vi.stubEnv("PYCONFORM_CACHE", join(root, "cache"));
  linkProject(root, ".", ["implementations"]);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

function run(patterns: readonly string[], recorded: boolean) {
  const flags = {
    implementation: ["pyodide"],
    specs: join(root, "specs"),
    out,
    results: out,
    reporter: "pretty",
    isolation: "fork",
    cache: true,
    recorded,
    report: true,
  };
  return runCommand(parseRunOptions(patterns, flags), context);
}

test("what is recorded of a run shows in later reports, and never decides their exit status", async () => {
  expect(await run([], true)).toBe(0);
  const flags = { results: out, specs: join(root, "specs") };
  expect(await recordCommand(flags, context)).toBe(0);
  const [name = ""] = readdirSync(folder);
  expect(terminal.answers.join("")).toContain(`reports/recorded/${name}\n`);

  // As if another interpreter had been recorded, which broke the promise.
  const text = readFileSync(join(folder, name), "utf8");
  const elsewhere = text
    .replace(/"id":"pyodide-[^"]*"/, '"id":"elsewhere-1"')
    .replaceAll('"hello\\n"', '"good bye\\n"');
  writeFileSync(join(folder, "elsewhere-1.jsonl"), elsewhere);

  expect(await run(["samples/printing/hello"], true)).toBe(0);
  expect(terminal.answers.join("")).toContain("as expected: 1 case on 1 interpreter");
  const { cases, interpreters } = readResults(out);
  expect(interpreters.map(({ recorded }) => recorded !== undefined)).toEqual([true, false]); // "elsewhere" before "pyodide"
  expect(cases[0]?.results.map(({ verdict }) => verdict.kind)).toEqual(["broken", "kept"]);
  await expect(recordCommand(flags, context)).rejects.toMatchObject({ diagnostic: { code: "partial-results" } });

  expect(await run([], true)).toBe(0);
  await expect(recordCommand({ ...flags, interpreter: ["elsewhere-1"] }, context)).rejects.toMatchObject({
    diagnostic: { code: "invalid-option" },
  });
  expect(await recordCommand(flags, context)).toBe(0);
  expect(readFileSync(join(folder, name), "utf8")).toBe(text);

  expect(await run(["samples/printing/hello"], false)).toBe(0);
  expect(readResults(out).interpreters).toHaveLength(1);
}, 120_000);
