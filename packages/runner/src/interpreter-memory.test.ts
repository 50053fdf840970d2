import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { InterpreterMemory } from "./interpreter-memory.js";
import { traits } from "./testing/fakes.js";

let folder: string;
let python: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "conform-memory-"));
  python = join(folder, "python");
  writeFileSync(python, "one");
  for (const name of ["lib/encodings", "lib/__pycache__", "lib/test", "site"])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, "lib/encodings/utf_8.py"), "one");
  writeFileSync(join(folder, "site/package.pth"), "one");
});
afterEach(() => rmSync(folder, { recursive: true }));

const candidate = () => ({ command: [python], foundBy: "test" });
const open = (harness = "h", recalls = true) => new InterpreterMemory(join(folder, "memory.json"), harness, recalls);

/** What the interpreter told a minute from now: its files are older than that. */
function tell(askedMs = Date.now() + 60_000): string | undefined {
  const memory = open();
  const ingredients = { files: [python], trees: [join(folder, "lib")], folders: [join(folder, "site")] };
  const answer = { kind: "traits", traits: traits(), opensWith: 0 } as const;
  const digest = memory.remember(candidate(), [], askedMs, { identity: "i", answer, ingredients });
  memory.save();
  return digest;
}

describe("an answer is remembered", () => {
  test("as long as nothing changes", () => {
    const digest = tell();
    expect(open().recall(candidate(), [])).toMatchObject({ identity: "i", answer: { traits: traits() }, digest });
    expect(open().isUnchanged(candidate(), [])).toBe(true);
  });

  test.each<[title: string, change: () => void]>([
    ["the executable is written anew", () => writeFileSync(python, "two")],
    [
      "it is replaced by one of the same size and time",
      () => {
        writeFileSync(`${python}2`, "two");
        utimesSync(`${python}2`, 1, 1);
        utimesSync(python, 1, 1);
        tell();
        renameSync(`${python}2`, python);
      },
    ],
    ["a module deep in the library changes", () => writeFileSync(join(folder, "lib/encodings/utf_8.py"), "changed")],
    ["a module comes into the library", () => writeFileSync(join(folder, "lib/new.py"), "")],
    ["a package is installed", () => writeFileSync(join(folder, "site/other.pth"), "")],
    ["it goes away", () => rmSync(python)],
  ])("until %s", (_title, change) => {
    tell();
    change();
    expect(open().recall(candidate(), [])).toBeUndefined();
    expect(open().isUnchanged(candidate(), [])).toBe(false);
  });

  test.each(["lib/__pycache__/a.pyc", "lib/test/test_a.py"])("also when %s comes", (path) => {
    tell();
    writeFileSync(join(folder, path), "");
    expect(open().recall(candidate(), [])).toBeDefined();
  });

  test("only by the same harness, for the same command, environment and modules", () => {
    tell();
    expect(open("another").recall(candidate(), [])).toBeUndefined();
    expect(open().recall({ ...candidate(), command: [python, "-O"] }, [])).toBeUndefined();
    expect(open().recall({ ...candidate(), env: { PYTHON_GIL: "0" } }, [])).toBeUndefined();
    expect(open().recall(candidate(), ["socket"])).toBeUndefined();
  });

  test("but not used where nothing may be recalled", () => {
    tell();
    expect(open("h", false).recall(candidate(), [])).toBeUndefined();
  });

  test("not where a file changed after the question", () => {
    expect(tell(Date.now() - 60_000)).toBeUndefined();
    expect(open().recall(candidate(), [])).toBeUndefined();
  });

  test("not from a damaged file", () => {
    tell();
    const file = join(folder, "memory.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("3.14", "3.15"));
    expect(open().recall(candidate(), [])).toBeUndefined();
  });
});
