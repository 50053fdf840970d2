import { verdictEffects } from "@pyconform/model";
import type { ResultChange } from "../../compare-runs.js";
import { mayVary } from "../may-vary.js";
import { CaseLine } from "./case-summary.js";
import { VerdictMark } from "./marks.js";
import { OutcomeChange } from "./outcome-change.js";

/** Changes of one interpreter, in the order in which they ask for work: what now fails, other verdicts, other observations. */
export function ResultChanges({ changes, from }: { readonly changes: readonly ResultChange[]; readonly from: string }) {
  return (
    <>
      {kinds.map(({ title, about, has, folded }) => {
        const found = changes.filter(has);
        if (found.length === 0) return null;
        const list = (
          <ul class="cases">
            {found.map((change) => (
              <li>
                <Changed change={change} from={from} />
              </li>
            ))}
          </ul>
        );
        return (
          <>
            <h3>
              {title} <span class="count">{found.length}</span>
            </h3>
            {about !== undefined && <p class="quiet">{about}</p>}
            {folded ? (
              <details>
                <summary>All of them</summary>
                {list}
              </details>
            ) : (
              list
            )}
          </>
        );
      })}
    </>
  );
}

function Changed({
  change: { report, kind, before, after },
  from,
}: {
  readonly change: ResultChange;
  readonly from: string;
}) {
  return (
    <>
      <CaseLine report={report} from={from} level />
      {kind === "verdict" && (
        <p class="change">
          <VerdictMark kind={before.verdict.kind} />
          <span class="arrow">
            <span aria-hidden="true">→</span>
            <span class="hidden">then</span>
          </span>
          <VerdictMark kind={after.verdict.kind} />
        </p>
      )}
      <OutcomeChange before={before.observation} after={after.observation} />
    </>
  );
}

interface ChangeKind {
  readonly title: string;
  readonly about?: string;
  readonly folded?: true;
  has(change: ResultChange): boolean;
}

const kinds: readonly ChangeKind[] = [
  {
    title: "No longer as expected",
    has: (change) => change.kind === "verdict" && fails(change.after) && !fails(change.before),
  },
  {
    title: "As expected again",
    has: (change) => change.kind === "verdict" && !fails(change.after) && fails(change.before),
  },
  {
    title: "Another verdict",
    has: (change) => change.kind === "verdict" && fails(change.after) === fails(change.before),
  },
  { title: "Another observation", has: (change) => change.kind === "observation" && !isChance(change) },
  {
    title: "Another observation that may vary from run to run",
    about: "One run says little of these: a new process may give another outcome.",
    folded: true,
    has: (change) => change.kind === "observation" && isChance(change),
  },
];

function fails({ verdict }: ResultChange["after"]): boolean {
  return verdictEffects[verdict.kind] === "fails";
}

/** Changes that may be no more than chance. */
function isChance({ report, before, after, interpreter }: ResultChange): boolean {
  return (before.outcomes?.length ?? 1) > 1 || (after.outcomes?.length ?? 1) > 1 || mayVary(report, interpreter);
}
