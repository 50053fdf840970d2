import { existsSync } from "node:fs";
import { readFile, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** How often it is tried, every {@link pauseMs}: a process that was killed takes a while to be gone. */
const tries = 100;
const pauseMs = 10;

/** Ends every process in a control group of Linux, given as its directory, and removes it. A group of another machine is none here. */
export async function removeControlGroup(directory: string): Promise<void> {
  for (let turn = 0; turn < tries && existsSync(directory); turn += 1) {
    for (const pid of await processesIn(directory)) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // gone meanwhile
      }
    }
    try {
      await rmdir(directory);
      return;
    } catch {
      await setTimeout(pauseMs);
    }
  }
}

async function processesIn(directory: string): Promise<readonly number[]> {
  const text = await readFile(join(directory, "cgroup.procs"), "utf8").catch(() => "");
  return text
    .split("\n")
    .map(Number)
    .filter((pid) => pid > 1 && pid !== process.pid);
}
