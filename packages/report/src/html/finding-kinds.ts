import type { AxisName, CaseReport } from "@pyconform/model";

/** What implementation cases are grouped by: the first axis they depend on, or that they depend on none. */
export type FindingKind = AxisName | "universal" | "unexplained" | "unverified";

/** Titles and one-sentence explanations of the groups, in the order they are shown. */
export const findingKinds = {
  implementation: {
    title: "Implementation",
    about: "Implementations differ: CPython does one thing, another Python does something else.",
  },
  version: { title: "Version", about: "The behaviour changed from one version to another." },
  build: {
    title: "Build",
    about:
      "It depends on how the interpreter was built or started: free-threaded or with the GIL, with a JIT, with debugging.",
  },
  platform: { title: "Platform", about: "It depends on the host: byte order, pointer width, operating system." },
  run: { title: "Run", about: "One new process after another may give another outcome: hash seed, scheduling." },
  universal: { title: "Universal", about: "Nobody promises it, everybody observed does it." },
  unexplained: {
    title: "Unexplained",
    about: "Interpreters differ, and no fact that they tell of themselves explains it.",
  },
  unverified: { title: "Unverified", about: "No interpreter could run it." },
} as const satisfies Record<FindingKind, { readonly title: string; readonly about: string }>;

/** The names of {@link findingKinds}, in their order. */
export const findingKindNames = Object.keys(findingKinds) as readonly FindingKind[];

/** All kinds that an implementation case is listed under: each axis of its explanation. */
export function kindsOf({ finding }: CaseReport): readonly FindingKind[] {
  switch (finding.kind) {
    case "depends":
      return [...new Set(finding.axes.map(({ axis }) => axis))];
    case "universal":
    case "unexplained":
    case "unverified":
      return [finding.kind];
    default:
      return [];
  }
}
