import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Diagnostic } from "@pyconform/model";
import { afterAll, expect, test } from "vitest";
import { printDiagnostics } from "./print-diagnostics.js";
import { plainTerminal } from "./testing/plain-terminal.js";

const root = mkdtempSync(join(tmpdir(), "diagnostics-"));
const file = join(root, "a.yaml");
writeFileSync(file, "title: one\nabuot: two\n");
afterAll(() => rmSync(root, { recursive: true }));

test.each([
  ["below the root", "a.yaml"],
  ["elsewhere", file],
])("a mistake in a file %s is told with its place and the line it stands in", (_, named) => {
  const terminal = plainTerminal();
  const at: Diagnostic["at"] = { file: named, start: { line: 2, column: 1 }, end: { line: 2, column: 6 } };
  printDiagnostics(
    [{ code: "unknown-key", severity: "error", message: '"abuot" is no key', at }],
    named === file ? tmpdir() : root,
    terminal,
  );
  expect(terminal.told.join("")).toContain(`${named}:2:1 error unknown-key\n`);
  expect(terminal.told.join("")).toContain("  > 2 | abuot: two\n      | ^^^^^\n");
});
