import type { WrongPython } from "@pyconform/loader";
import type { Observation } from "@pyconform/model";
import type { UsableInterpreter } from "@pyconform/runner";
import { hold, type KeptProgram, observationOf } from "./judged-program.js";
import type { WrongPythonResult } from "./mutation-results.js";
import type { RunPrograms } from "./run-programs.js";
import { installationOf, mentions, onWrongPython } from "./wrong-program.js";

interface Trial {
  readonly wrong: WrongPython;
  readonly kept: KeptProgram;
}

/**
 * Runs the programs that a wrong Python is about on it. What turns red is run again with the same things replaced, but doing
 * what they always did: only where that is kept, it was the fault that the case noticed.
 */
export async function tryWrongPythons(
  kept: readonly KeptProgram[],
  wrongPythons: readonly WrongPython[],
  interpreter: UsableInterpreter,
  run: RunPrograms,
): Promise<readonly WrongPythonResult[]> {
  const installed = await run(wrongPythons.map(installationOf));
  const faults = new Map(
    wrongPythons.map(({ name }) => {
      const record = installed.get(name);
      return [name, installationFault(record === undefined ? undefined : observationOf(record))];
    }),
  );
  const trials = wrongPythons
    .filter(({ name }) => faults.get(name) === undefined)
    .flatMap((wrong): readonly Trial[] =>
      kept.filter(({ judged }) => mentions(judged.planned.program.code, wrong)).map((one) => ({ wrong, kept: one })),
    );
  const red = await broken(trials, "faulty", interpreter, run);
  const redAnyway = new Set(await broken(red, "harmless", interpreter, run));
  const noticed = red.filter((trial) => !redAnyway.has(trial));
  return wrongPythons.map((wrong) => ({
    name: wrong.name,
    title: wrong.title,
    breaks: wrong.breaks,
    tried: trials.filter((trial) => trial.wrong === wrong).length,
    caughtBy: noticed.filter((trial) => trial.wrong === wrong).map((trial) => trial.kept.judged.key),
    notInstalled: faults.get(wrong.name),
  }));
}

async function broken(
  trials: readonly Trial[],
  fault: Parameters<typeof onWrongPython>[2],
  interpreter: UsableInterpreter,
  run: RunPrograms,
): Promise<readonly Trial[]> {
  const planned = trials.map(({ wrong, kept }) => onWrongPython(kept.judged.planned, wrong, fault));
  const records = await run(planned, "changed");
  return trials.filter(({ kept: { judged } }, index) => {
    const record = records.get(planned[index]?.key ?? "");
    return record !== undefined && hold(judged, judged.expect, record, interpreter) === "broken";
  });
}

function installationFault(observation: Observation | undefined): string | undefined {
  if (observation?.kind === "finished" && observation.stdout === "in place") return undefined;
  if (observation?.kind === "raised") return `${observation.exception.type}: ${observation.exception.message}`;
  return observation?.kind ?? "not run";
}
