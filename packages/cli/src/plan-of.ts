import type { Case, Expectation, Program, ProgramKind } from "@pyconform/model";
import type { PlannedProgram } from "@pyconform/runner";

/** Fresh processes in which a case with `across-runs` is run: two could agree by chance, more cost more. */
const acrossRunsCount = 4;

/** Every program of `cases`: their own, and the portable ones of implementation cases. */
export function planOf(cases: readonly Case[], repeat: number): readonly PlannedProgram[] {
  return cases.flatMap((each): readonly PlannedProgram[] => {
    const expectations = each.level === "language" ? [each.expect] : each.expect;
    const own = planned(programKey(each.id, "case"), each.program, expectations, repeat);
    return each.level === "implementation" && each.instead.kind === "program"
      ? [own, planned(programKey(each.id, "instead"), each.instead.program, [each.instead.expect], repeat)]
      : [own];
  });
}

/** Names a program of a case in a plan. */
export function programKey(caseId: string, kind: ProgramKind): string {
  return kind === "case" ? caseId : `${caseId}#instead`;
}

/** Names what an interpreter did with a program of a plan. */
export function recordKey(program: string, interpreter: string): string {
  return `${program}\n${interpreter}`;
}

/** Modules whose presence the programs ask for, sorted. */
export function modulesOf(programs: readonly PlannedProgram[]): readonly string[] {
  const names = programs.flatMap(({ program }) =>
    program.requires.flatMap((requirement) => (requirement.kind === "module" ? [requirement.module] : [])),
  );
  return [...new Set(names)].sort();
}

function planned(key: string, program: Program, expectations: readonly Expectation[], repeat: number): PlannedProgram {
  const acrossRuns = expectations.some((expectation) => expectation.acrossRuns !== undefined);
  const often = Math.max(program.run.repeat, repeat);
  return {
    key,
    program: { ...program, run: { ...program.run, repeat: often } },
    ...(acrossRuns ? { freshRuns: Math.max(acrossRunsCount, often) } : {}),
  };
}
