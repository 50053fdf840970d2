import type { CaseResult, Observation, ObservationGroup, Program, SourceSpan } from "@pyconform/model";

/** Where every made-up case stands. */
export const span: SourceSpan = {
  file: "specs/sample.yaml",
  start: { line: 7, column: 3 },
  end: { line: 9, column: 1 },
};

/** A program that asks for nothing unusual. */
export function program(code: string): Program {
  return { code, requires: [], run: { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } };
}

/** Interpreters with equal observations together. */
export function groupsOf(results: readonly CaseResult[]): readonly ObservationGroup[] {
  const groups = new Map<string, { observation: Observation; interpreters: string[] }>();
  for (const { observation, interpreter } of results) {
    if (observation.kind === "not-run") continue;
    const key = JSON.stringify(observation);
    const group = groups.get(key) ?? { observation, interpreters: [] };
    groups.set(key, group);
    group.interpreters.push(interpreter);
  }
  return [...groups.values()];
}
