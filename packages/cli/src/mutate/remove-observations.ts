import { type Expectation, observationKey } from "@pyconform/model";
import type { PlannedProgram, UsableInterpreter } from "@pyconform/runner";
import { hold, type KeptProgram, observationOf } from "./judged-program.js";
import type { MutationResults, Survivor } from "./mutation-results.js";
import { namedLine, parseRemovals, type Removal, searchProgram } from "./removals.js";
import type { RunPrograms } from "./run-programs.js";

/** Programs that one search is asked about. */
const searchSize = 150;

interface Attempt {
  readonly kept: KeptProgram;
  readonly removals: readonly Removal[];
  /** Which of the removals is tried now. */
  readonly at: number;
}

/**
 * Runs each program without its last observing statement. A statement that the program does not reach here observes nothing,
 * and one that prints nothing and without which the same is seen is no observation: the one before it is tried.
 */
export async function removeObservations(
  kept: readonly KeptProgram[],
  interpreter: UsableInterpreter,
  run: RunPrograms,
): Promise<MutationResults["observation"]> {
  const survivors: Survivor[] = [];
  let passedOver = 0;
  let open: readonly Attempt[] = (await findRemovals(kept, run)).map((removals, index) => ({
    kept: kept[index] as KeptProgram,
    removals,
    at: 0,
  }));
  while (open.length > 0) {
    const records = await run(
      open.flatMap((attempt) => planned(attempt, "without")),
      "changed",
    );
    const unchanged: Attempt[] = [];
    for (const attempt of open) {
      const { judged, observation } = attempt.kept;
      const record = records.get(judged.key);
      const removal = attempt.removals[attempt.at];
      if (removal === undefined || record === undefined) {
        survivors.push({
          program: judged.key,
          change: "no statement",
          why: "what is seen depends on no statement of it",
        });
      } else if (hold(judged, judged.expect, record, interpreter) !== "broken") {
        const seen = observationOf(record);
        if (seen !== undefined && observationKey(seen) === observationKey(observation)) unchanged.push(attempt);
        else survivors.push(survivor(attempt, "what is then seen is allowed as well"));
      }
    }
    // Those that print, and change nothing: are they reached at all?
    const printing = unchanged.filter(({ removals, at }) => removals[at]?.prints);
    const probes = await run(
      printing.flatMap((attempt) => planned(attempt, "ending")),
      "changed",
    );
    const reached = printing.filter(({ kept: { judged, observation } }) => {
      const record = probes.get(judged.key);
      const seen = record === undefined ? undefined : observationOf(record);
      return seen !== undefined && observationKey(seen) !== observationKey(observation);
    });
    survivors.push(
      ...reached.map((attempt) => survivor(attempt, "it is reached, and nothing of what is seen comes from it")),
    );
    open = unchanged
      .filter((attempt) => !reached.includes(attempt))
      .map((attempt) => ({ ...attempt, at: attempt.at + 1 }));
    passedOver += open.length;
  }
  return { tried: kept.length, caught: kept.length - survivors.length, survivors, passedOver };
}

async function findRemovals(kept: readonly KeptProgram[], run: RunPrograms): Promise<readonly (readonly Removal[])[]> {
  const searches = Array.from({ length: Math.ceil(kept.length / searchSize) }, (_, index) => {
    const part = kept.slice(index * searchSize, (index + 1) * searchSize);
    return searchProgram(
      String(index),
      part.map(({ judged: { planned, expect }, observation }) => ({
        code: planned.program.code,
        prints: expectsOutput(expect) && "stdout" in observation && observation.stdout !== "",
        line: namedLine(observation),
      })),
    );
  });
  const answers = await run(searches);
  return searches.flatMap(({ key }) => {
    const record = answers.get(key);
    return parseRemovals(record === undefined ? undefined : observationOf(record));
  });
}

function expectsOutput({ oneOf, never }: Expectation): boolean {
  return [...oneOf, ...never].some(({ stdout, stdoutMatches }) => stdout !== undefined || stdoutMatches !== undefined);
}

function planned({ kept, removals, at }: Attempt, how: "without" | "ending"): readonly PlannedProgram[] {
  const removal = removals[at];
  if (removal === undefined) return [];
  const { key, program } = kept.judged.planned;
  return [{ key, program: { ...program, code: how === "without" ? removal.code : removal.ending } }];
}

function survivor({ kept, removals, at }: Attempt, why: string): Survivor {
  const removal = removals[at];
  return { program: kept.judged.key, change: `line ${removal?.line}, ${removal?.text}`, why };
}
