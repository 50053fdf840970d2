import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { exitStatus } from "../exit-status.js";
import { parseRunOptions } from "../run-options.js";
import { linkProject } from "../testing/link-project.js";
import { plainTerminal } from "../testing/plain-terminal.js";
import { watchCommand } from "./watch-command.js";

const root = mkdtempSync(join(tmpdir(), "conform-watch-"));
const file = join(root, "specs/language/samples/printing.yaml");
const terminal = plainTerminal();
const { answers, told } = terminal;

beforeAll(() => {
  vi.stubEnv("PYCONFORM_CACHE", join(root, "cache"));
  linkProject(root, "language", ["implementations"]);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

const rounds = () => told.filter((text) => text.includes("watching;")).length;

/** Saves `change`d text, and gives what the round after it answered and told. */
async function save(change: (text: string) => string): Promise<{ answered: string; told: string }> {
  const [answer, tell, before] = [answers.length, told.length, rounds()];
  writeFileSync(file, change(readFileSync(file, "utf8")));
  await vi.waitFor(() => expect(rounds()).toBeGreaterThan(before), { timeout: 30_000, interval: 20 });
  return { answered: answers.slice(answer).join(""), told: told.slice(tell).join("") };
}

test("a watch runs what a save touches, shows what is broken, and goes on", async () => {
  const flags = {
    implementation: ["pyodide"],
    specs: join(root, "specs"),
    out: join(root, "out"),
    results: join(root, "out"),
    reporter: "pretty",
    isolation: "fork",
    cache: true,
    recorded: false,
    report: true,
    watch: true,
  };
  cpSync(file, join(root, "specs/language/samples/also-printing.yaml"));
  const ended = watchCommand(parseRunOptions(["samples"], flags), {
    project: { root, version: "0.0.0" },
    terminal,
  });
  await vi.waitFor(() => expect(rounds()).toBe(1), { timeout: 60_000, interval: 20 });
  expect(answers.join("")).toMatch(/[1-9]\d* programs? run; \d+ cases in all: as expected/);

  const expectation = await save((text) => text.replace('stdout: "hello\\n"', 'stdout: "good bye\\n"'));
  expect(expectation.answered).toContain("samples/printing/hello on pyodide-");
  expect(expectation.answered).not.toContain("samples/printing/division");
  expect(expectation.answered).toMatch(/1 case changed, 0 programs run; \d+ cases in all: 1 not as expected/);

  const program = await save((text) => text.replace('print("hello")', 'print("good bye")'));
  expect(program.answered).toMatch(/1 case changed, 1 program run; \d+ cases in all: as expected/);

  const broken = await save((text) => text.replace("title: Printing", "titel: Printing"));
  expect(broken.told).toContain("printing.yaml:1:1 error unknown-key");
  expect(broken.answered).toMatch(/0 programs run; [1-9]\d* cases? in all: 2 mistakes/);
  expect(broken.told).toMatch(/> 1 \| titel: Printing/);

  const mended = await save((text) => text.replace("titel: Printing", "title: Printing"));
  expect(mended.told).not.toContain("error");
  expect(mended.answered).toMatch(/0 programs run; 4 cases in all: as expected/);

  process.emit("SIGINT");
  expect(await ended).toBe(exitStatus.stopped);
});
