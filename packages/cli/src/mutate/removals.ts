import { readFileSync } from "node:fs";
import type { Observation } from "@pyconform/model";
import type { PlannedProgram } from "@pyconform/runner";
import { pythonFile, pythonLiteral } from "./python-text.js";

/** A program without one of its statements. */
export interface Removal {
  /** Line of the statement, from 1. */
  readonly line: number;
  /** Its first line. */
  readonly text: string;
  /** Whether the statement prints, or is the one that an exception or a warning names; others are tried after these. */
  readonly prints: boolean;
  readonly code: string;
  /** The program with the end of the process in place of the statement: tells whether it is reached. */
  readonly ending: string;
}

/** What the search needs to know of a program. */
export interface Observing {
  readonly code: string;
  /** Whether something printed is expected. */
  readonly prints: boolean;
  /** The line of the program that an exception or a warning names. */
  readonly line: number | null;
}

const searchSource = readFileSync(pythonFile("last_observing.py"), "utf8");

/** A program that answers with the removals of `programs`: `ast` is asked in the interpreter that runs them. */
export function searchProgram(key: string, programs: readonly Observing[]): PlannedProgram {
  return {
    key,
    program: {
      code: `import json\nPROGRAMS = json.loads(${pythonLiteral(JSON.stringify(programs))})\n${searchSource}`,
      requires: [],
      run: { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 },
    },
  };
}

/** The answer of {@link searchProgram}: for each program its removals, the likeliest first. */
export function parseRemovals(observation: Observation | undefined): readonly (readonly Removal[])[] {
  if (observation?.kind !== "finished")
    throw new Error(`the search for the last statement that observes did not end well: ${JSON.stringify(observation)}`);
  return JSON.parse(observation.stdout) as readonly (readonly Removal[])[];
}

/** The line of the main module that the last traceback or warning on stderr names. */
export function namedLine(observation: Observation): number | null {
  if (!("stderr" in observation)) return null;
  const lines = observation.stderr.matchAll(
    /^[\s|+-]*File ".*case\.py", line (\d+), in <module>$|^\S*case\.py:(\d+): /gm,
  );
  const last = [...lines].at(-1);
  return last === undefined ? null : Number(last[1] ?? last[2]);
}
