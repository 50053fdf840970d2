import type { CaseReport, CaseResult, InterpreterResult, Results, VerdictKind } from "@pyconform/model";
import { isResultChange } from "../../compare-runs.js";
import { verdictWords } from "../../verdict-words.js";
import { interpreterBadge } from "../badge.js";
import { differingFromReference } from "../differing-from-reference.js";
import { groupBy } from "../group-by.js";
import { outdatedOn } from "../outdated-on.js";
import { renderPage, Trail } from "../page.js";
import { BadgeToCopy } from "../parts/badge-to-copy.js";
import { CaseLine } from "../parts/case-summary.js";
import { InterpreterFacts } from "../parts/interpreter-facts.js";
import { OutcomeChange } from "../parts/outcome-change.js";
import { RecordedMark, RecordedOn } from "../parts/recorded-mark.js";
import { ResultChanges } from "../parts/result-changes.js";
import { Prose, Text } from "../parts/text.js";
import { comparisonPath, interpreterBadgePath, interpreterPath, relativePath, topicPath } from "../paths.js";
import { countVerdicts, groupIndex, type PreviousRun, type SiteContents, titleOf } from "../site.js";
import { isWebLink } from "../web-link.js";

interface Found {
  readonly report: CaseReport;
  readonly result: CaseResult;
}

/** What the page of an interpreter knows: of the previous run, what changed since, and whom it had. */
export interface InterpreterSite extends SiteContents {
  readonly previous: (Pick<PreviousRun, "changes"> & { readonly results: Pick<Results, "interpreters"> }) | undefined;
}

/** One interpreter as a work list for whoever makes it: promises broken, what changed, and all in which it differs from CPython. */
export function interpreterPage(site: InterpreterSite, interpreter: InterpreterResult): string {
  const path = interpreterPath(interpreter.id);
  const found = site.resultsOf(interpreter.id);
  const counts = countVerdicts(found.map(({ result }) => result));
  const differing = differingFromReference(site, interpreter);
  return renderPage(
    site,
    {
      path,
      section: "interpreters",
      title: interpreter.id,
      description: `What ${interpreter.id} keeps, breaks and does differently.`,
      data: "interpreter",
    },
    <>
      <Trail from={path} steps={[["Interpreters", "interpreters/index.html"]]} />
      <h1>
        <Text text={interpreter.id} />
      </h1>
      {interpreter.recorded !== undefined && <Recorded site={site} interpreter={interpreter} from={path} />}
      <ul class="tallies">
        {[...counts].map(([kind, number]) => (
          <li class={kind}>
            <strong>{number}</strong> <span aria-hidden="true">{verdictWords[kind].sign}</span>{" "}
            {verdictWords[kind].word}
          </li>
        ))}
      </ul>
      <WorkList counts={counts} differing={differing?.length} site={site} />
      <Verdicts kind="broken" title="Promises broken: new" found={found} from={path} />
      <KnownDeviations found={found} from={path} />
      <Verdicts kind="stale-deviation" title="Promises broken: stale, now kept" found={found} from={path} />
      <Verdicts kind="not-as-described" title="Descriptions that no longer hold" found={found} from={path} />
      <Verdicts kind="inconclusive" title="Inconclusive: our side failed" found={found} from={path} />
      <SincePreviousRun site={site} interpreter={interpreter} from={path} />
      {differing !== undefined && <Differs site={site} interpreter={interpreter} differing={differing} from={path} />}
      <Others site={site} interpreter={interpreter} from={path} />
      <InterpreterFacts interpreter={interpreter} />
      <BadgeToCopy
        badge={interpreterBadge(site, interpreter)}
        image={interpreterBadgePath(interpreter.id)}
        from={path}
      />
    </>,
  );
}

/** That nothing of what follows was run now, and what of it is outdated. */
function Recorded({
  site,
  interpreter: { id, recorded },
  from,
}: {
  readonly site: InterpreterSite;
  readonly interpreter: InterpreterResult;
  readonly from: string;
}) {
  const outdated = site.results.cases.filter((report) => outdatedOn(report).has(id));
  return (
    <>
      <p class="lead">
        <RecordedMark recorded={recorded} /> It was not run for this report: what it did then is judged by what is
        promised now.
      </p>
      {outdated.length > 0 && (
        <details>
          <summary>
            Outdated: the program has changed since <span class="count">{outdated.length}</span>
          </summary>
          <ul class="cases">
            {outdated.map((report) => (
              <li>
                <CaseLine report={report} from={from} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** What there is to do, each with its number and its place below. */
function WorkList({
  counts,
  differing,
  site,
}: {
  readonly counts: ReadonlyMap<VerdictKind, number>;
  readonly differing: number | undefined;
  readonly site: InterpreterSite;
}) {
  const rows = [
    ["broken", "promises broken and not listed: list each with its cause, or mend it", counts.get("broken")],
    ["known-deviation", "promises broken and listed", counts.get("known-deviation")],
    ["stale-deviation", "listed and now kept: the row can go", counts.get("stale-deviation")],
    ["not-as-described", "descriptions that no longer hold", counts.get("not-as-described")],
    ["inconclusive", "where our side failed", counts.get("inconclusive")],
    ["differs", `differences from ${site.reference?.id ?? "CPython"}`, differing],
  ] as const;
  const shown = rows.filter(([, , number]) => (number ?? 0) > 0);
  if (shown.length === 0) return null;
  return (
    <nav class="work-list" aria-label="Work list">
      <ul>
        {shown.map(([anchor, words, number]) => (
          <li class={anchor}>
            <a href={`#${anchor}`}>
              <strong>{number}</strong> <Text text={words} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Verdicts({
  kind,
  title,
  found,
  from,
}: {
  readonly kind: VerdictKind;
  readonly title: string;
  readonly found: readonly Found[];
  readonly from: string;
}) {
  const listed = found.filter(({ result }) => result.verdict.kind === kind);
  if (listed.length === 0) return null;
  return (
    <section class={kind}>
      <h2 id={kind}>
        {title} <span class="count">{listed.length}</span>
      </h2>
      <ul class="cases">
        {listed.map(({ report, result: { verdict } }) => (
          <li>
            <CaseLine report={report} from={from} />
            {"mismatches" in verdict && (
              <p class="mismatch">
                <Text text={verdict.mismatches[0]?.message ?? ""} />
              </p>
            )}
            {"reason" in verdict && (
              <p class="mismatch">
                <Text text={verdict.reason} />
              </p>
            )}
            {verdict.kind === "stale-deviation" && (
              <p class="mismatch">
                listed as: <Prose text={verdict.deviation.cause} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Known deviations by cause: one cause is written, and so read, once. */
function KnownDeviations({ found, from }: { readonly found: readonly Found[]; readonly from: string }) {
  const known = found.flatMap(({ report, result: { verdict } }) =>
    verdict.kind === "known-deviation" ? [{ report, ...verdict }] : [],
  );
  if (known.length === 0) return null;
  return (
    <section class="known-deviation">
      <h2 id="known-deviation">
        Promises broken: known <span class="count">{known.length}</span>
      </h2>
      {[...groupBy(known, ({ deviation }) => deviation.cause)].map(([cause, listed]) => {
        const link = listed[0]?.deviation.link;
        return (
          <>
            <h3 class="cause">
              <Prose text={cause} /> <span class="count">{listed.length}</span>
            </h3>
            {link !== undefined && isWebLink(link) && (
              <p class="more">
                <a href={link} rel="external noreferrer">
                  Where it is documented
                </a>
              </p>
            )}
            <ul class="cases">
              {listed.map(({ report, mismatches }) => (
                <li>
                  <CaseLine report={report} from={from} />
                  <p class="change">
                    <Text text={mismatches[0]?.message ?? ""} />
                  </p>
                </li>
              ))}
            </ul>
          </>
        );
      })}
    </section>
  );
}

function SincePreviousRun({
  site,
  interpreter,
  from,
}: {
  readonly site: InterpreterSite;
  readonly interpreter: InterpreterResult;
  readonly from: string;
}) {
  if (site.previous === undefined) return null;
  const results = site.previous.changes
    .filter(isResultChange)
    .filter((change) => change.interpreter === interpreter.id);
  const isNew = !site.previous.results.interpreters.some(
    ({ id, status }) => id === interpreter.id && status === "used",
  );
  return (
    <section>
      <h2 id="since">
        Since the previous run <span class="count">{results.length}</span>
      </h2>
      {results.length > 0 ? (
        <ResultChanges changes={results} from={from} />
      ) : (
        <p>{isNew ? "It was not in the previous run." : "Nothing changed."}</p>
      )}
    </section>
  );
}

/** More differences than this are folded, topic by topic. */
const mostOpen = 60;

function Differs({
  site,
  interpreter,
  differing,
  from,
}: {
  readonly site: InterpreterSite;
  readonly interpreter: InterpreterResult;
  readonly differing: readonly CaseReport[];
  readonly from: string;
}) {
  const reference = site.reference?.id ?? "";
  const topics = [...groupBy(differing, ({ topic }) => topic)].sort(([a], [b]) => (a < b ? -1 : 1));
  const observed = (report: CaseReport, id: string) => report.finding.groups[groupIndex(report, id)]?.observation;
  return (
    <section>
      <h2 id="differs">
        Differs from <Text text={reference} /> <RecordedMark recorded={site.reference?.recorded} />{" "}
        <span class="count">{differing.length}</span>
      </h2>
      <p>
        {differing.length === 0
          ? "In nothing that both could run."
          : "The first line that is not the same: there, then here."}
      </p>
      {topics.map(([topic, reports]) => (
        <details class="by-topic" open={differing.length <= mostOpen}>
          <summary>
            <Text text={titleOf(topic)} /> <span class="count">{reports.length}</span>
          </summary>
          <p class="more">
            <a href={relativePath(from, topicPath(topic))}>
              Read about <Text text={titleOf(topic)} />
            </a>
          </p>
          <ul class="cases">
            {reports.map((report) => {
              const [there, here] = [observed(report, reference), observed(report, interpreter.id)];
              return (
                <li>
                  <CaseLine report={report} from={from} level />
                  {there !== undefined && here !== undefined && <OutcomeChange before={there} after={here} />}
                </li>
              );
            })}
          </ul>
        </details>
      ))}
    </section>
  );
}

function Others({
  site,
  interpreter,
  from,
}: {
  readonly site: InterpreterSite;
  readonly interpreter: InterpreterResult;
  readonly from: string;
}) {
  const others = site.used.filter(({ id }) => id !== interpreter.id);
  if (others.length === 0) return null;
  return (
    <section>
      <h2>Compare with another</h2>
      <ul class="interpreters">
        {others.map(({ id, recorded }) => (
          <li>
            <a href={relativePath(from, comparisonPath(interpreter.id, id))}>
              <Text text={id} />
            </a>
            {recorded !== undefined && (
              <>
                {" "}
                <RecordedOn date={recorded.date} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
