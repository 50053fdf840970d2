import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { besideReport, clearUnfinished } from "./beside-report.js";
import { checkWritable } from "./write-report.js";

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "beside-"));
  out = join(folder, "latest");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder that the process `pid` left beside the report, with one file in it. */
function leave(kind: "new" | "old" | "probe", pid: number): string {
  const path = join(folder, basename(besideReport(out, kind)).replace(`.${process.pid}.`, `.${pid}.`));
  mkdirSync(join(path, "cases"), { recursive: true });
  writeFileSync(join(path, "cases/results.json"), kind);
  return path;
}

/** The id of a process that is no more. */
const gone = (): number => spawnSync("true").pid;

describe("what is left beside a report", () => {
  test.each(["new", "old", "probe"] as const)("by a process that is no more is removed (%s)", (kind) => {
    mkdirSync(out);
    leave(kind, gone());
    clearUnfinished(out);
    expect(readdirSync(folder)).toEqual(["latest"]);
  });

  test("by one that runs stays, and so does what only looks like it", () => {
    const others = ["latest.new", "latest.1.new", "latest.another-machine.999999999.new", "latest.old"];
    for (const name of others) mkdirSync(join(folder, name));
    const ours = [leave("new", process.pid), leave("old", process.ppid)];
    clearUnfinished(out);
    expect(readdirSync(folder).sort()).toEqual([...others, ...ours.map((path) => basename(path))].sort());
  });

  test("is the earlier report where a run was killed before the new one stood in its place", () => {
    leave("old", gone());
    clearUnfinished(out);
    expect(readdirSync(folder)).toEqual(["latest"]);
    expect(readFileSync(join(out, "cases/results.json"), "utf8")).toBe("old");
  });
});

test("the next run removes what a run left that was killed, not what one writes meanwhile", async () => {
  const run = spawn("sleep", ["60"]);
  const left = leave("new", run.pid ?? 0);
  checkWritable(out);
  expect(existsSync(left)).toBe(true);
  run.kill("SIGKILL");
  await new Promise((resolve) => run.once("exit", resolve));
  checkWritable(out);
  expect(readdirSync(folder)).toEqual([]);
});
