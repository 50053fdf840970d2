import type { InterpreterResult, Results } from "@pyconform/model";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { gatherSpecs } from "../gather-specs.js";
import { readResults } from "../read-results.js";
import { executableDigest } from "../recorded/executable-digest.js";
import { recordInterpreter } from "../recorded/record-interpreter.js";
import { writeRecorded } from "../recorded/recorded-files.js";
import { UsageError } from "../usage-error.js";

/** The flags of `conform record`. */
export interface RecordFlags {
  readonly interpreter?: readonly string[];
  readonly results: string;
  readonly specs: string;
}

/** `conform record`: keeps what interpreters did in the last run in `reports/recorded/`, for machines that do not have them. */
export async function recordCommand(flags: RecordFlags, { project, terminal }: Context): Promise<ExitStatus> {
  const results = readResults(flags.results);
  const { cases } = await gatherSpecs(project.root, flags.specs);
  const there = new Set(results.cases.map(({ id }) => id));
  const missing = cases.filter(({ id }) => !there.has(id)).map(({ id }) => id);
  if (missing.length > 0 || !results.complete)
    throw new UsageError(
      "partial-results",
      missing.length > 0
        ? `"${flags.results}" lacks ${missing.length} of the ${cases.length} cases of the suite, such as ${missing[0]}`
        : `"${flags.results}" is of a run that was stopped before its end`,
      "run the whole suite, or join its parts with pnpm conform merge, and record then",
    );
  for (const interpreter of chosenInterpreters(results, flags)) {
    const recorded = recordInterpreter(results, interpreter, executableDigest(interpreter, results.started));
    if (recorded !== undefined) terminal.answer(`${writeRecorded(project.root, recorded)}\n`);
  }
  return exitStatus.asExpected;
}

/** Those that were run, not those that were themselves recorded. */
function chosenInterpreters(results: Results, flags: RecordFlags): readonly InterpreterResult[] {
  const run = results.interpreters.filter(({ status, recorded }) => status === "used" && recorded === undefined);
  const { interpreter: wanted } = flags;
  const unknown = wanted?.find((name) => !run.some(({ id }) => id === name));
  if (unknown !== undefined)
    throw new UsageError(
      "invalid-option",
      `--interpreter is "${unknown}"; "${flags.results}" has: ${run.map(({ id }) => id).join(", ")}`,
    );
  return wanted === undefined ? run : run.filter(({ id }) => wanted.includes(id));
}
