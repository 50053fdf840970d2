import { join } from "node:path";
import { renderJson, renderSite } from "@pyconform/report";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { mergeResults } from "../merge-results.js";
import { previousResults } from "../previous-results.js";
import { readResults } from "../read-results.js";
import { type MergeFlags, parseEditRoot } from "../run-options.js";
import { checkWritable, writeReport } from "../write-report.js";

/** `conform merge`: joins results of several machines or shards into one report. */
export async function mergeCommand(
  inputs: readonly string[],
  flags: MergeFlags,
  { terminal }: Context,
): Promise<ExitStatus> {
  checkWritable(flags.out);
  const editRoot = parseEditRoot(flags.editRoot);
  const previous = previousResults(flags.previous, flags.out);
  const { results, notes } = mergeResults(inputs.map((path) => ({ path, results: readResults(path) })));
  for (const note of notes) terminal.tell(`conform: ${note}\n`);
  writeReport(
    flags.out,
    new Map([...(await renderSite(results, { previous, editRoot })), ["results.json", renderJson(results)]]),
  );
  terminal.answer(`${join(flags.out, "results.json")}\n`);
  return exitStatus.asExpected;
}
