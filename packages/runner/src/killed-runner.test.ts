import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { testOnEachPython } from "./testing/pythons.js";

const script = fileURLToPath(new URL("testing/runner-to-kill.mjs", import.meta.url));

test.skipIf(!existsSync("/proc/self/stat")).each(["embedded host", "command without a harness"])(
  "a runner that is killed leaves none behind: %s",
  async (kind) => expect(await leftBehind(kind)).toEqual([]),
);

testOnEachPython("a runner that is killed leaves no interpreter behind", async ({ command }) => {
  expect(await leftBehind("harness", ...command)).toEqual([]);
});

/** Processes that a killed runner had started and that are still there when they had time to end. */
async function leftBehind(...args: readonly string[]): Promise<readonly string[]> {
  const runner = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const { pid = 0 } = runner;
  await new Promise((resolve) => runner.stdout.once("data", resolve));
  const started = await vi.waitFor(() => {
    const found = descendantsOf(pid);
    expect(found.length).toBeGreaterThan(0);
    return found;
  });
  runner.kill("SIGKILL");
  const alive = () => started.map(commandOf).filter((command) => command !== "");
  await vi.waitFor(() => expect(alive()).toEqual([]), { timeout: 20_000, interval: 50 }).catch(() => {});
  return alive();
}

function descendantsOf(pid: number): readonly number[] {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const children = (of: number): number[] =>
    [...parents].flatMap(([id, parent]) => (parent === of ? [id, ...children(id)] : []));
  return children(pid);
}

function parentOf(id: string): number {
  try {
    return Number(
      readFileSync(`/proc/${id}/stat`, "utf8")
        .replace(/^.*\) /, "")
        .split(" ")[1],
    );
  } catch {
    return 0; // gone in the meantime
  }
}

/** Empty where it has ended, whether or not somebody has taken notice of that. */
function commandOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
