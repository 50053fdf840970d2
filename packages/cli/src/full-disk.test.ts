import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UsageError } from "./usage-error.js";
import { checkWritable, type ReportFile, writeReport } from "./write-report.js";

const folder = mkdtempSync(join(tmpdir(), "conform-disk-"));
const disk = join(folder, "disk");

/** A disk of 256 KiB, where we may have one: only root may on Linux. */
const hasDisk = process.platform === "linux" && process.getuid?.() === 0 && mount("size=256k");

function mount(options: string): boolean {
  try {
    mkdirSync(disk, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false; // a container may forbid it, root or not
  }
}

afterAll(() => {
  if (hasDisk) execFileSync("umount", [disk]);
  rmSync(folder, { recursive: true, force: true });
});

function filesOf(texts: ReadonlyMap<string, string>): readonly ReportFile[] {
  return [...texts].map(([path, text]) => ({ path, content: () => text }));
}

describe.skipIf(!hasDisk)("on a small disk of its own (root only)", () => {
  const out = join(disk, "latest");
  beforeAll(() => writeReport(out, filesOf(new Map([["index.html", "old"]]))));

  test("a report that does not fit is a mistake with a next step, and the earlier one is whole", () => {
    const large = new Map([
      ["index.html", "new"],
      ["results.json", "x".repeat(1024 ** 2)],
    ]);
    const failure = caught(() => writeReport(out, filesOf(large)));
    expect(failure.diagnostic).toMatchObject({ code: "unwritable-out", message: expect.stringContaining("ENOSPC") });
    expect(failure.diagnostic.hint).toContain("--out");
    expect(readFileSync(join(out, "index.html"), "utf8")).toBe("old");
    expect(readdirSync(disk)).toEqual(["latest"]);
  });

  test("a folder that may only be read is told before anything runs", () => {
    execFileSync("mount", ["-o", "remount,ro", disk]);
    try {
      expect(caught(() => checkWritable(out)).diagnostic).toMatchObject({
        code: "unwritable-out",
        message: expect.stringMatching(/EROFS|read-only/),
      });
    } finally {
      execFileSync("mount", ["-o", "remount,rw", disk]);
    }
  });
});

function caught(run: () => void): UsageError {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
