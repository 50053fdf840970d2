import { join } from "node:path";
import type { Coverage, Results } from "@pyconform/model";
import { renderJson } from "@pyconform/report";
import type { Context } from "../context.js";
import { coverageOf } from "../coverage-of.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { gatherSpecs } from "../gather-specs.js";
import { isBroken } from "../is-broken.js";
import { mergeResults } from "../merge/merge-results.js";
import { previousResults } from "../previous-results.js";
import { readCheckedResults } from "../read-results.js";
import { reportFiles } from "../report-files.js";
import { type MergeFlags, parseEditRoot } from "../run-options.js";
import { suiteDigest } from "../suite-digest.js";
import { checkWritable, writeReport } from "../write-report.js";

const specs = "specs";

/** `conform merge`: joins results of several machines or shards into one report. Its status is what one run's would be. */
export async function mergeCommand(
  inputs: readonly string[],
  flags: MergeFlags,
  { project, terminal }: Context,
): Promise<ExitStatus> {
  checkWritable(flags.out);
  const editRoot = parseEditRoot(flags.editRoot);
  const previous = previousResults(flags.previous, flags.out);
  const { results, notes } = mergeResults(inputs.map((path) => ({ path, results: readCheckedResults(path) })));
  const coverage = await coverageOfSuite(project.root, results);
  for (const note of notes) terminal.tell(`conform: ${note}\n`);
  if (coverage === undefined)
    terminal.tell(`conform: the report has no page on coverage: ${specs}/ here is not the suite of these results\n`);
  const beside = { root: project.root, runHere: flags.runHere === true };
  writeReport(flags.out, await reportFiles(results, renderJson(results), { coverage, previous, editRoot }, beside));
  terminal.answer(`${join(flags.out, "results.json")}\n`);
  return isBroken(results) ? exitStatus.broken : exitStatus.asExpected;
}

/** As a run counts it, where the specs at hand are those that were run; otherwise nothing is known. */
async function coverageOfSuite(root: string, { suite }: Results): Promise<Coverage | undefined> {
  const { cases } = await gatherSpecs(root, specs);
  return suiteDigest(cases) === suite.digest ? coverageOf(root, cases, specs) : undefined;
}
