import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { exitStatus } from "../exit-status.js";
import { linkProject } from "../testing/link-project.js";
import { plainTerminal } from "../testing/plain-terminal.js";
import { save, startWatch } from "../testing/start-watch.js";

const root = mkdtempSync(join(tmpdir(), "conform-watch-"));
const file = join(root, "specs/language/samples/printing.yaml");
const terminal = plainTerminal();

beforeAll(() => {
  vi.stubEnv("PYCONFORM_CACHE", join(root, "cache"));
  linkProject(root, "language", ["implementations"]);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

test("a watch runs what a save touches, shows what is broken, and goes on", async () => {
  cpSync(file, join(root, "specs/language/samples/also-printing.yaml"));
  const { ended, after } = await startWatch(root, terminal, ["samples"], { implementation: ["pyodide"] });
  const change = (edit: (text: string) => string) => after(() => save(file, edit(readFileSync(file, "utf8"))));
  expect(terminal.answers.join("")).toMatch(/[1-9]\d* programs? run; \d+ cases in all: as expected/);

  const expectation = await change((text) => text.replace('stdout: "hello\\n"', 'stdout: "good bye\\n"'));
  expect(expectation.answered).toContain("samples/printing/hello on pyodide-");
  expect(expectation.answered).not.toContain("samples/printing/division");
  expect(expectation.answered).toMatch(/1 case changed, 0 programs run; \d+ cases in all: 1 not as expected/);

  const program = await change((text) => text.replace('print("hello")', 'print("good bye")'));
  expect(program.answered).toMatch(/1 case changed, 1 program run; \d+ cases in all: as expected/);

  const broken = await change((text) => text.replace("title: Printing", "titel: Printing"));
  expect(broken.told).toContain("printing.yaml:1:1 error unknown-key");
  expect(broken.answered).toMatch(/0 programs run; [1-9]\d* cases? in all: 2 mistakes/);
  expect(broken.told).toMatch(/> 1 \| titel: Printing/);

  const mended = await change((text) => text.replace("titel: Printing", "title: Printing"));
  expect(mended.told).not.toContain("error");
  expect(mended.answered).toMatch(/0 programs run; 4 cases in all: as expected/);

  process.emit("SIGINT");
  expect(await ended).toBe(exitStatus.stopped);
});
