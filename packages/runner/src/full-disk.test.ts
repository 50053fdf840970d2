import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openProcessAdapter } from "./process-adapter.js";
import { limits, never, program } from "./testing/fakes.js";
import { probe } from "./testing/probe.js";
import { pythons } from "./testing/pythons.js";

const folder = mkdtempSync(join(tmpdir(), "pyconform-disk-"));
const disk = join(folder, "disk");
const hasDisk = process.platform === "linux" && process.getuid?.() === 0 && mount();

function mount(): boolean {
  try {
    mkdirSync(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false; // a container may forbid it, root or not
  }
}

afterAll(() => {
  if (hasDisk) execFileSync("umount", [disk]);
  rmSync(folder, { recursive: true, force: true });
});

const candidate = pythons.cpython && { ...pythons.cpython, env: { TMPDIR: disk } };

describe.skipIf(!hasDisk || candidate === undefined)(
  "where temporary files have a small disk of their own (root only)",
  () => {
    const open = () =>
      openProcessAdapter(candidate ?? { command: [], foundBy: "" }, { isolation: "fork", signal: never });

    test("a program that fills it sees that itself, and the next one finds it empty", async () => {
      await using adapter = await open();
      const before = await adapter.run(program(probe), limits, never);
      const fills = "with open('x', 'wb', 0) as file:\n    while True: file.write(bytes(100_000))";
      const { observation } = await adapter.run(program(fills), limits, never);
      expect(observation).toMatchObject({
        kind: "raised",
        exception: { type: "OSError", message: "[Errno 28] No space left on device" },
      });
      expect((await adapter.run(program(probe), limits, never)).observation).toEqual(before.observation);
    });

    test("a program that does not fit on it is the harness's failure, which says why, and the next one that fits runs", async () => {
      await using adapter = await open();
      const large = `x = 1  # ${"x".repeat(2 * 1024 ** 2)}`;
      expect((await adapter.run(program(large), limits, never)).observation).toMatchObject({
        kind: "harness-failed",
        stderr: expect.stringContaining("No space left on device"),
      });
      expect((await adapter.run(program("print(1)"), limits, never)).observation).toMatchObject({ stdout: "1\n" });
    });

    test("an interpreter that cannot even start there says why", async () => {
      execFileSync("mount", ["-o", "remount,ro", disk]);
      try {
        await expect(open()).rejects.toMatchObject({
          code: "exited-at-start",
          message: expect.stringContaining("Read-only file system"),
        });
      } finally {
        execFileSync("mount", ["-o", "remount,rw", disk]);
      }
    });
  },
);
