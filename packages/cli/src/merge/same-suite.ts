import type { Case, Deviation, Results } from "@pyconform/model";
import { UsageError } from "../usage-error.js";
import { canonicalText } from "./canonical-text.js";
import type { MergeInput } from "./merge-input.js";

/** What all inputs of a merge have in common. */
export interface SharedSuite {
  readonly suite: Results["suite"];
  readonly suiteIds: readonly string[];
  readonly subjects: Results["subjects"];
  /** Those that any input holds, in the order of the suite. */
  readonly cases: readonly Case[];
  readonly deviations: readonly Deviation[];
  readonly notes: readonly string[];
}

/** Sees to it that all inputs are of one suite, in programs, expectations and listed deviations. */
export function sameSuite(inputs: readonly MergeInput[]): SharedSuite {
  const [first] = inputs;
  if (first === undefined)
    throw new UsageError("nothing-to-merge", "no results were named", "name results.json files or folders of reports");
  const common = new Agreement();
  const cases = new Map<string, Case>();
  const deviations = new Map<string, readonly Deviation[]>();
  for (const input of inputs) {
    const { suite, subjects, deviations: listed, cases: reports, interpreters } = input.results;
    if (suite.cases === undefined || listed === undefined)
      throw new UsageError(
        "unreadable-results",
        `"${input.path}" does not say all that judging it again needs: an earlier version made it`,
        "run it again with this version",
      );
    common.hold("digests of their programs", suite.digest, input.path, (value) => value);
    common.hold("versions", suite.version, input.path, (value) => value);
    common.hold("lists of cases", suite.cases, input.path);
    common.hold("subjects", subjects, input.path);
    for (const { case: each } of reports) {
      common.hold(`texts of ${each.id}`, each, input.path);
      if (!cases.has(each.id)) cases.set(each.id, each);
    }
    for (const implementation of new Set(interpreters.map((each) => each.implementation))) {
      const own = listed.filter((each) => each.implementation === implementation);
      common.hold(`deviations listed for ${implementation}`, own, input.path);
      deviations.set(implementation, own);
    }
  }
  const commits = new Set(inputs.map(({ results }) => results.suite.commit));
  const [commit = null] = commits;
  const suiteIds = first.results.suite.cases ?? [];
  return {
    suite: { ...first.results.suite, commit: commits.size === 1 ? commit : null },
    suiteIds,
    subjects: first.results.subjects,
    cases: suiteIds.flatMap((id) => cases.get(id) ?? []),
    deviations: [...deviations].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, own]) => own),
    notes:
      commits.size === 1
        ? []
        : [`they are of ${commits.size} commits (${[...commits].map(String).sort().join(", ")}) with the same suite`],
  };
}

/** Remembers what was said first, and refuses who says otherwise. */
class Agreement {
  readonly #said = new Map<string, { readonly path: string; readonly text: string }>();

  hold<Value>(what: string, value: Value, path: string, show?: (value: Value) => string): void {
    const text = show?.(value) ?? canonicalText(value);
    const known = this.#said.get(what);
    if (known === undefined) this.#said.set(what, { path, text });
    else if (known.text !== text)
      throw new UsageError(
        "different-suites",
        `"${known.path}" and "${path}" are results of different suites: the ${what} differ${show === undefined ? "" : ` (${known.text} and ${text})`}`,
        "run both from the same commit; pnpm conform diff compares results of different suites",
      );
  }
}
