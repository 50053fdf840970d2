import { compareRuns, type RunChange, renderChangesMarkdown } from "@pyconform/report";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { readCheckedResults } from "../read-results.js";

/** One thing that is not the same in two results, as `--json` gives it. */
interface Change {
  readonly kind: RunChange["kind"];
  readonly case?: string | undefined;
  readonly interpreter?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** `conform diff`: status 0 where nothing changed, 1 where something did. */
export async function diffCommand(
  before: string,
  after: string,
  flags: { readonly json?: boolean; readonly markdown?: boolean },
  { terminal }: Context,
): Promise<ExitStatus> {
  const [old, fresh] = [readCheckedResults(before), readCheckedResults(after)];
  const changes = compareRuns(old, fresh).map(inBrief);
  if (flags.markdown) terminal.answer(renderChangesMarkdown(old, fresh));
  else if (flags.json) terminal.answer(`${JSON.stringify(changes, null, 2)}\n`);
  else for (const change of changes) terminal.answer(`${describeChange(change)}\n`);
  if (!flags.json && !flags.markdown && changes.length === 0) terminal.answer("no difference\n");
  return changes.length === 0 ? exitStatus.asExpected : exitStatus.broken;
}

function inBrief(change: RunChange): Change {
  const { kind } = change;
  switch (kind) {
    case "interpreter-added":
    case "interpreter-removed":
      return { kind, interpreter: change.interpreter };
    case "case-added":
    case "case-removed":
      return { kind, case: change.report.id };
    case "finding":
      return {
        kind,
        case: change.report.id,
        before: change.before.finding.kind,
        after: change.report.finding.kind,
      };
    case "verdict":
    case "observation":
      return {
        kind,
        case: change.report.id,
        interpreter: change.interpreter,
        before: change.before[kind].kind,
        after: change.after[kind].kind,
      };
  }
}

function describeChange(change: Change): string {
  switch (change.kind) {
    case "case-added":
      return `+ ${change.case}`;
    case "case-removed":
      return `- ${change.case}`;
    case "interpreter-added":
      return `+ interpreter ${change.interpreter}`;
    case "interpreter-removed":
      return `- interpreter ${change.interpreter}`;
    case "finding":
      return `  ${change.case}: finding ${change.before} -> ${change.after}`;
    case "verdict":
      return `  ${change.case} on ${change.interpreter}: ${change.before} -> ${change.after}`;
    case "observation":
      return `  ${change.case} on ${change.interpreter}: another observation (${change.before} -> ${change.after})`;
  }
}
