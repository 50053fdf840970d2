import { join } from "node:path";
import type { TextMemory } from "@pyconform/loader/cases";
import type { Case, Results } from "@pyconform/model";
import { type RecordedInterpreter, renderJson } from "@pyconform/report";
import type { RunFacts } from "./assemble-results.js";
import { codeDigest } from "./cache-folder.js";
import { coverageOf } from "./coverage-of.js";
import { joinRecorded } from "./recorded/join-recorded.js";
import { renderAnswer } from "./render-answer.js";
import { reportFiles } from "./report-files.js";
import type { RunOptions } from "./run-options.js";
import type { RunOutput } from "./run-output.js";
import type { Terminal } from "./terminal.js";
import { writeReport } from "./write-report.js";

/** What makes the pages of a report. */
const codeOfPages = ["packages/report", "packages/query", "packages/model"];

/** The whole report: pages that look at all cases at once, so that the run has one part. */
export function siteOutput(
  options: RunOptions,
  from: {
    readonly root: string;
    readonly cases: readonly Case[];
    readonly previous: Results | undefined;
    readonly recorded: readonly RecordedInterpreter[];
    readonly known: TextMemory;
  },
  terminal: Terminal,
): RunOutput {
  let all: { readonly facts: RunFacts; readonly results: Results } | undefined;
  return {
    add(facts, results) {
      if (all !== undefined) throw new Error("a report with pages is made of one part");
      all = { facts, results };
    },
    async finish() {
      if (all === undefined) throw new Error("nothing was run");
      const joined = joinRecorded(all.facts, from.recorded, all.results);
      const json = renderJson(joined);
      const coverage = await coverageOf(from.root, from.cases, options.specs, from.known);
      terminal.answer(renderAnswer(options.reporter, all.results, json, terminal)); // first: a full disk may refuse the report
      const { previous } = from;
      const site = { coverage, previous, editRoot: options.editRoot };
      const beside = { root: from.root, runHere: options.runHere };
      writeReport(options.out, await reportFiles(joined, json, site, beside), {
        code: codeDigest(codeOfPages),
        takesOver: options.cache,
      });
      return [join(options.out, "index.html"), join(options.out, "results.json")];
    },
    giveUp: () => undefined,
  };
}
