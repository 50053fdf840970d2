import { renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { parseRunOptions, type RunFlags } from "../run-options.js";
import { watchCommand } from "../watch/watch-command.js";
import type { PlainTerminal } from "./plain-terminal.js";

/** What a round answered and told. */
interface RoundText {
  readonly answered: string;
  readonly told: string;
}

/** A watch that runs. */
export interface StartedWatch {
  /** Its exit status. */
  readonly ended: ReturnType<typeof watchCommand>;
  /** Acts, and waits for the round that comes of it. */
  readonly after: (act: () => void) => Promise<RoundText>;
}

/** Starts a watch in the project `root` and waits for its first round. `asked` says on which interpreters. */
export async function startWatch(
  root: string,
  terminal: PlainTerminal,
  patterns: readonly string[],
  asked: Partial<RunFlags>,
): Promise<StartedWatch> {
  const { answers, told } = terminal;
  const rounds = () => told.filter((text) => text.includes("watching;")).length;
  const nextRound = async (before: number, limitMs: number) =>
    vi.waitFor(() => expect(rounds()).toBeGreaterThan(before), { timeout: limitMs, interval: 10 });
  const flags = {
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
  const earlier = rounds();
  const ended = watchCommand(parseRunOptions(patterns, { ...flags, ...asked }), {
    project: { root, version: "0.0.0" },
    terminal,
  });
  await nextRound(earlier, 60_000);
  return {
    ended,
    async after(act) {
      const [answer, tell, before] = [answers.length, told.length, rounds()];
      act();
      await nextRound(before, 30_000);
      return { answered: answers.slice(answer).join(""), told: told.slice(tell).join("") };
    },
  };
}

/** Saves a file at once: where it is written in place, a busy machine may be seen to have emptied it first, as a save of its own. */
export function save(file: string, text: string): void {
  const written = join(tmpdir(), `conform-saved-${process.pid}`);
  writeFileSync(written, text);
  renameSync(written, file);
}
