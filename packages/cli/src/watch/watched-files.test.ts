import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { exitStatus } from "../exit-status.js";
import { checkout, linkProject } from "../testing/link-project.js";
import { plainTerminal } from "../testing/plain-terminal.js";
import { save, startWatch } from "../testing/start-watch.js";

const root = mkdtempSync(join(tmpdir(), "conform-watched-files-"));
const local = join(root, "conform.local.yaml");
const deviations = join(root, "implementations/cpython/deviations.yaml");
const python = findPython();
const terminal = plainTerminal();

// Of the implementations only CPython, and no Python but the one that `conform.local.yaml` names: nothing else has to start.
beforeAll(() => {
  vi.stubEnv("PYCONFORM_CACHE", join(root, "cache"));
  vi.stubEnv("PYCONFORM_INTERPRETERS", join(root, "none"));
  for (const name of ["PATH", "PYENV_ROOT", "HOME", "XDG_DATA_HOME"]) vi.stubEnv(name, join(root, "none"));
  linkProject(root, "language");
  mkdirSync(join(root, "implementations/cpython"), { recursive: true });
  for (const name of ["dist", "package.json", "node_modules"])
    symlinkSync(join(checkout, "implementations/cpython", name), join(root, "implementations/cpython", name));
});
beforeEach(() => {
  rmSync(local, { force: true });
  writeFileSync(deviations, "deviations: []\n");
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

describe.skipIf(python === undefined)("a watch notices", () => {
  test("an interpreter that conform.local.yaml names, and mistakes there", async () => {
    const { ended, after, press } = await watch();
    expect(terminal.told.join("")).toContain('no interpreter is called "mine"');

    const named = await after(() => save(local, interpretersFile("interpreters")));
    expect(named.told).not.toContain("no interpreter is called");
    expect(named.answered).toMatch(/2 programs run; 2 cases in all: as expected/);

    const mistaken = await after(() => save(local, interpretersFile("interpreter")));
    expect(mistaken.told).toContain("conform.local.yaml:1:1 error unknown-key");

    const gone = await after(() => rmSync(local));
    expect(gone.told).toContain('no interpreter is called "mine"');
    press("q");
    expect(await ended).toBe(exitStatus.interpreterUnavailable);
  });

  test("a deviation that is listed, and what is listed no more", async () => {
    save(local, interpretersFile("interpreters"));
    const { ended, after, press } = await watch();
    const row = "cause: made up\n    versions: '*'\n    link: https://example.com\n    cases: [samples/printing/hello]";

    const listed = await after(() => save(deviations, `deviations:\n  - ${row}\n`));
    expect(listed.answered).toContain("! stale deviation  samples/printing/hello on mine");
    expect(listed.answered).toMatch(/1 case changed, 0 programs run; 2 cases in all: 1 not as expected/);

    const mistaken = await after(() => save(deviations, "deviations:\n  - cause: made up\n"));
    expect(mistaken.told).toMatch(/deviations\.yaml:2:\d+ error/);

    const empty = await after(() => save(deviations, "deviations: []\n"));
    expect(empty.answered).toMatch(/0 programs run; 2 cases in all: as expected/);
    press("q");
    expect(await ended).toBe(exitStatus.asExpected);
  });
});

describe.skipIf(python === undefined)("in a watch", () => {
  beforeEach(() => save(local, interpretersFile("interpreters")));

  test("Enter runs all again and shows all, and q ends with the status of the last round", async () => {
    const { ended, after, press, setRawMode } = await watch();
    expect(terminal.told.join("")).toContain("Enter runs all again, q ends");
    const again = await after(() => press("\r"));
    expect(again.answered).toMatch(/^mine {2}2 kept$/m);
    expect(again.answered).toMatch(/ 2 programs run; 2 cases in all: as expected/);

    const file = join(root, "specs/language/samples/printing.yaml");
    const text = readFileSync(file, "utf8");
    const broken = await after(() => save(file, text.replace('stdout: "hello\\n"', 'stdout: "else\\n"')));
    expect(broken.answered).toContain("1 not as expected");
    save(file, text);
    press("q");
    expect(await ended).toBe(exitStatus.broken);
    expect(setRawMode).toHaveBeenLastCalledWith(false);
  });

  test("Ctrl-C stops at once", async () => {
    const { ended, press, setRawMode } = await watch();
    press("\u0003");
    expect(await ended).toBe(exitStatus.stopped);
    expect(setRawMode).toHaveBeenLastCalledWith(false);
  });
});

/** Starts a watch at a keyboard of its own; gives it when its first round is over. */
async function watch() {
  const setRawMode = vi.fn();
  const keyboard = Object.assign(new PassThrough(), { isTTY: true, setRawMode });
  vi.spyOn(process, "stdin", "get").mockReturnValue(keyboard as unknown as typeof process.stdin);
  terminal.told.length = 0;
  const watch = await startWatch(root, terminal, [], { interpreter: ["mine"] });
  return { ...watch, press: (key: string) => void keyboard.write(key), setRawMode };
}

function interpretersFile(key: string): string {
  return `${key}:\n  - command: ${JSON.stringify([python])}\n    name: mine\n`;
}

function findPython(): string | undefined {
  try {
    return execFileSync("python3", ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" }).trim();
  } catch {
    return undefined; // no Python here, on which all of this rests
  }
}
