import { type CaseResult, observationKey, type Results } from "@pyconform/model";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { readResults } from "../read-results.js";

/** One thing that is not the same in two results. */
interface Change {
  readonly kind:
    | "case-added"
    | "case-removed"
    | "interpreter-added"
    | "interpreter-removed"
    | "verdict"
    | "observation"
    | "finding";
  readonly case?: string | undefined;
  readonly interpreter?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** `conform diff`: status 0 where nothing changed, 1 where something did. */
export async function diffCommand(
  before: string,
  after: string,
  flags: { readonly json?: boolean },
  { terminal }: Context,
): Promise<ExitStatus> {
  const changes = compareResults(readResults(before), readResults(after));
  if (flags.json) terminal.answer(`${JSON.stringify(changes, null, 2)}\n`);
  else for (const change of changes) terminal.answer(`${describeChange(change)}\n`);
  if (!flags.json && changes.length === 0) terminal.answer("no difference\n");
  return changes.length === 0 ? exitStatus.asExpected : exitStatus.broken;
}

/** What differs between two results, in the order of the cases; times and commands do not count. */
function compareResults(before: Results, after: Results): readonly Change[] {
  return [...compareInterpreters(before, after), ...compareCases(before, after)];
}

function compareInterpreters(before: Results, after: Results): readonly Change[] {
  const ids = (results: Results) =>
    new Set(results.interpreters.filter(({ status }) => status === "used").map(({ id }) => id));
  const [old, fresh] = [ids(before), ids(after)];
  return [
    ...[...old]
      .filter((id) => !fresh.has(id))
      .map((interpreter): Change => ({ kind: "interpreter-removed", interpreter })),
    ...[...fresh]
      .filter((id) => !old.has(id))
      .map((interpreter): Change => ({ kind: "interpreter-added", interpreter })),
  ];
}

function compareCases(before: Results, after: Results): readonly Change[] {
  const old = new Map(before.cases.map((each) => [each.id, each]));
  const fresh = new Map(after.cases.map((each) => [each.id, each]));
  const removed = [...old.keys()]
    .filter((id) => !fresh.has(id))
    .map((id): Change => ({ kind: "case-removed", case: id }));
  return [
    ...removed,
    ...after.cases.flatMap((each): readonly Change[] => {
      const earlier = old.get(each.id);
      if (earlier === undefined) return [{ kind: "case-added", case: each.id }];
      const findings: readonly Change[] =
        earlier.finding.kind === each.finding.kind
          ? []
          : [{ kind: "finding", case: each.id, before: earlier.finding.kind, after: each.finding.kind }];
      return [...findings, ...compareCaseResults(each.id, earlier.results, each.results)];
    }),
  ];
}

function compareCaseResults(
  id: string,
  before: readonly CaseResult[],
  after: readonly CaseResult[],
): readonly Change[] {
  const old = new Map(before.map((result) => [result.interpreter, result]));
  return after.flatMap((result): readonly Change[] => {
    const earlier = old.get(result.interpreter);
    if (earlier === undefined) return [];
    const at = { case: id, interpreter: result.interpreter };
    if (earlier.verdict.kind !== result.verdict.kind)
      return [{ kind: "verdict", ...at, before: earlier.verdict.kind, after: result.verdict.kind }];
    return observationKey(earlier.observation) === observationKey(result.observation)
      ? []
      : [{ kind: "observation", ...at, before: earlier.observation.kind, after: result.observation.kind }];
  });
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
