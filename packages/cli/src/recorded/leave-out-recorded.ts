import type { Results } from "@pyconform/model";

/** Results of several runs without the recorded interpreters that one of the runs really had. */
export function leaveOutRecorded(all: readonly Results[]): readonly Results[] {
  const run = new Set(
    all.flatMap(({ interpreters }) => interpreters.flatMap(({ id, recorded }) => (recorded === undefined ? [id] : []))),
  );
  return all.map((results) => {
    const gone = new Set(
      results.interpreters.flatMap(({ id, recorded }) => (recorded !== undefined && run.has(id) ? [id] : [])),
    );
    if (gone.size === 0) return results;
    const rest = <T extends { readonly interpreter: string }>(list: readonly T[]) =>
      list.filter(({ interpreter }) => !gone.has(interpreter));
    return {
      ...results,
      interpreters: results.interpreters.filter(({ id }) => !gone.has(id)),
      cases: results.cases.map(({ instead, outdated, ...report }) => ({
        ...report,
        results: rest(report.results),
        ...(instead === undefined ? {} : { instead: rest(instead) }),
        ...(outdated === undefined ? {} : { outdated: rest(outdated) }),
      })),
    };
  });
}
