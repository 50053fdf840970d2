import { readdirSync, readFileSync } from "node:fs";
import { execa } from "execa";
import { guardGroup } from "./orphan-guard.js";

/** A running interpreter: leader of a process group of its own, so that Ctrl-C in the terminal does not reach it before us. */
export type GroupLeader = ReturnType<typeof launch>;

const running = new Set<GroupLeader>();
let watchesOurExit = false;

/** Whether somebody in the group notices when we are gone, and ends it: a harness does. */
export interface GroupOptions {
  /** True: nobody does, so that the group is ended from outside. */
  readonly guarded: boolean;
}

/** Starts a command as leader of its own process group; it cannot outlive us. Starting one that does not exist resolves with a failure. */
export function startGroup(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
  { guarded }: GroupOptions = { guarded: false },
): GroupLeader {
  const leader = launch(command, env, cwd);
  const release = guarded ? guardGroup(leader.pid) : () => {};
  running.add(leader);
  void leader.then(() => {
    running.delete(leader);
    release();
  });
  if (!watchesOurExit) {
    watchesOurExit = true;
    process.once("exit", () => {
      for (const one of running) killGroup(one);
    });
  }
  return leader;
}

function launch([file = "", ...args]: readonly string[], env: Readonly<Record<string, string>>, cwd: string) {
  return execa(file, args, {
    buffer: false,
    reject: false,
    stdin: "pipe",
    stdout: "pipe",
    stderr: "pipe",
    detached: process.platform !== "win32",
    extendEnv: false,
    env,
    cwd,
  });
}

/** Ends a process and its group at once. */
export function killGroup(leader: GroupLeader): void {
  if (leader.pid === undefined) return;
  try {
    if (process.platform === "win32") leader.kill("SIGKILL");
    else process.kill(-leader.pid, "SIGKILL");
  } catch {
    // already gone
  }
}

/** Ends every process whose environment carries `mark` (`NAME=value`), where `/proc` tells: what a killed harness could not end itself. */
export function killMarked(mark: string): void {
  let names: string[];
  try {
    names = readdirSync("/proc");
  } catch {
    return;
  }
  for (const name of names) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    try {
      if (readFileSync(`/proc/${name}/environ`, "latin1").split("\0").includes(mark))
        process.kill(Number(name), "SIGKILL");
    } catch {
      // gone, or not ours to look at
    }
  }
}
