import type { WrongPython } from "@pyconform/loader";
import type { Case } from "@pyconform/model";
import type { UsableInterpreter } from "@pyconform/runner";
import { countOf } from "../count-of.js";
import { alterations } from "./alter-expectation.js";
import { hold, judgedPrograms, type KeptProgram, type NotTried, observationOf } from "./judged-program.js";
import type { KindResult, MutationResults, Survivor } from "./mutation-results.js";
import { removeObservations } from "./remove-observations.js";
import type { RunPrograms } from "./run-programs.js";
import { tryWrongPythons } from "./try-wrong-pythons.js";

/** Changes what is expected, what is run and what it is run on, and counts what turns red. */
export async function mutate(
  cases: readonly Case[],
  wrongPythons: readonly WrongPython[],
  interpreter: UsableInterpreter,
  run: RunPrograms,
  tell: (step: string) => void,
): Promise<MutationResults> {
  const { programs, notTried } = judgedPrograms(cases, interpreter);
  tell(`${countOf(programs.length, "program")} as they are`);
  const records = await run(programs.map(({ planned }) => planned));
  const unusable: NotTried[] = [];
  const kept = programs.flatMap((judged): readonly KeptProgram[] => {
    const record = records.get(judged.key);
    const observation = record === undefined ? undefined : observationOf(record);
    if (record === undefined || observation === undefined) return [];
    const held = hold(judged, judged.expect, record, interpreter);
    if (held === "kept") return [{ judged, record, observation }];
    unusable.push({ program: judged.key, reason: held === "broken" ? `not kept on ${interpreter.id}` : held.unclear });
    return [];
  });
  const expectation = alterExpectations(kept, interpreter);
  tell(`${countOf(kept.length, "program")} without the last statement that observes`);
  const observation = await removeObservations(kept, interpreter, run);
  tell(countOf(wrongPythons.length, "wrong Python"));
  return {
    interpreter: interpreter.id,
    cases: cases.length,
    programs: kept.length,
    expectation,
    observation,
    wrongPythons: await tryWrongPythons(kept, wrongPythons, interpreter, run),
    notTried: [...notTried, ...unusable],
  };
}

/** Nothing needs to be run for this: what was seen is judged against what is not promised. */
function alterExpectations(kept: readonly KeptProgram[], interpreter: UsableInterpreter): KindResult {
  const survivors: Survivor[] = [];
  let tried = 0;
  for (const { judged, record, observation } of kept) {
    const { expect, key } = judged;
    const meets = (outcome: (typeof expect.oneOf)[number]) =>
      hold(judged, { oneOf: [outcome], never: [] }, record, interpreter) === "kept";
    for (const altered of alterations(expect, observation, meets)) {
      tried += 1;
      const outcomes = altered.observed.map((seen) => ({ observation: seen, count: 1 }));
      if (hold(judged, altered.expect, { ...record, outcomes }, interpreter) === "broken") continue;
      survivors.push({ program: key, change: altered.change, why: "what is expected then is met all the same" });
    }
  }
  return { tried, caught: tried - survivors.length, survivors };
}
