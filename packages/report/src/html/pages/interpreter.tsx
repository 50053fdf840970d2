import type { CaseReport, CaseResult, InterpreterResult, VerdictKind } from "@pyconform/model";
import { verdictWords } from "../../verdict-words.js";
import { renderPage, Trail } from "../page.js";
import { CaseLine } from "../parts/case-summary.js";
import { LevelMark } from "../parts/marks.js";
import { Prose, Text } from "../parts/text.js";
import { interpreterPath } from "../paths.js";
import { countVerdicts, groupIndex, type Site, titleOf } from "../site.js";

interface Found {
  readonly report: CaseReport;
  readonly result: CaseResult;
}

/** One interpreter: what it says of itself, the promises it breaks, and everything in which it differs from CPython. */
export function interpreterPage(site: Site, interpreter: InterpreterResult): string {
  const path = interpreterPath(interpreter.id);
  const found = site.resultsOf(interpreter.id);
  const counts = countVerdicts(found.map(({ result }) => result));
  return renderPage(
    site,
    {
      path,
      section: "interpreters",
      title: interpreter.id,
      description: `What ${interpreter.id} promises, breaks and does differently.`,
    },
    <>
      <Trail from={path} steps={[["Interpreters", "interpreters/index.html"]]} />
      <h1>
        <Text text={interpreter.id} />
      </h1>
      <ul class="tallies">
        {[...counts].map(([kind, number]) => (
          <li class={kind}>
            <strong>{number}</strong> <span aria-hidden="true">{verdictWords[kind].sign}</span>{" "}
            {verdictWords[kind].word}
          </li>
        ))}
      </ul>
      <Verdicts kind="broken" title="Promises broken, not listed yet" found={found} from={path} />
      <Verdicts kind="not-as-described" title="Descriptions that no longer hold" found={found} from={path} />
      <Verdicts kind="stale-deviation" title="Deviations listed that are none any more" found={found} from={path} />
      <KnownDeviations found={found} from={path} />
      <Verdicts kind="inconclusive" title="Inconclusive: our side failed" found={found} from={path} />
      <DiffersFromReference site={site} interpreter={interpreter} found={found} from={path} />
      <Facts interpreter={interpreter} />
    </>,
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
      <h2>
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
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Known deviations by cause: one cause is written, and so read, once. */
function KnownDeviations({ found, from }: { readonly found: readonly Found[]; readonly from: string }) {
  const byCause = new Map<string, CaseReport[]>();
  for (const { report, result } of found) {
    if (result.verdict.kind !== "known-deviation") continue;
    const { cause } = result.verdict.deviation;
    const list = byCause.get(cause) ?? [];
    byCause.set(cause, list);
    list.push(report);
  }
  if (byCause.size === 0) return null;
  return (
    <section class="known-deviation">
      <h2>
        Known deviations <span class="count">{[...byCause.values()].flat().length}</span>
      </h2>
      {[...byCause].map(([cause, reports]) => (
        <>
          <h3 class="cause">
            <Prose text={cause} />
          </h3>
          <ul class="cases">
            {reports.map((report) => (
              <li>
                <CaseLine report={report} from={from} />
              </li>
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}

function DiffersFromReference({
  site,
  interpreter,
  found,
  from,
}: {
  readonly site: Site;
  readonly interpreter: InterpreterResult;
  readonly found: readonly Found[];
  readonly from: string;
}) {
  const { reference } = site;
  if (reference === undefined || reference.id === interpreter.id) return null;
  const differing = found.filter(({ report }) => {
    const own = groupIndex(report, interpreter.id);
    const other = groupIndex(report, reference.id);
    return own !== -1 && other !== -1 && own !== other;
  });
  const topics = [...new Set(differing.map(({ report }) => report.topic))].sort();
  return (
    <section>
      <h2>
        Differs from <Text text={reference.id} /> <span class="count">{differing.length}</span>
      </h2>
      {differing.length === 0 && <p>In nothing that both could run.</p>}
      {topics.map((topic) => (
        <>
          <h3>{titleOf(topic)}</h3>
          <ul class="cases">
            {differing
              .filter(({ report }) => report.topic === topic)
              .map(({ report }) => (
                <li>
                  <LevelMark level={report.level} /> <CaseLine report={report} from={from} />
                </li>
              ))}
          </ul>
        </>
      ))}
    </section>
  );
}

function Facts({ interpreter }: { readonly interpreter: InterpreterResult }) {
  const { traits, command } = interpreter;
  return (
    <section>
      <h2>What it says of itself</h2>
      <dl class="facts">
        <dt>command</dt>
        <dd>
          <code>
            <Text text={command.join(" ")} />
          </code>
        </dd>
        {traits !== undefined && (
          <>
            <dt>sys.version</dt>
            <dd>
              <Text text={traits.versionText} />
            </dd>
            {Object.entries(traits.facts).map(([trait, value]) => (
              <>
                <dt>{trait}</dt>
                <dd>
                  <Text text={String(value)} />
                </dd>
              </>
            ))}
            <dt>features</dt>
            <dd>{traits.features.join(", ") || "none"}</dd>
            <dt>modules</dt>
            <dd>
              <Text text={traits.modules.join(", ") || "none that was asked for"} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
