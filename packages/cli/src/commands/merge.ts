import { join } from "node:path";
import { renderJson, renderSite } from "@pyconform/report";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { mergeResults } from "../merge-results.js";
import { readResults } from "../read-results.js";
import { checkWritable, writeReport } from "../write-report.js";

/** `conform merge`: joins results of several machines or shards into one report. */
export async function mergeCommand(
  inputs: readonly string[],
  flags: { readonly out: string },
  { terminal }: Context,
): Promise<ExitStatus> {
  checkWritable(flags.out);
  const { results, notes } = mergeResults(inputs.map((path) => ({ path, results: readResults(path) })));
  for (const note of notes) terminal.tell(`conform: ${note}\n`);
  writeReport(flags.out, new Map([...(await renderSite(results)), ["results.json", renderJson(results)]]));
  terminal.answer(`${join(flags.out, "results.json")}\n`);
  return exitStatus.asExpected;
}
