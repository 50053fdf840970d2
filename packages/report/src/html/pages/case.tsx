import type { CaseReport, CaseResult } from "@pyconform/model";
import { findingKinds, kindsOf } from "../finding-kinds.js";
import { renderPage, Trail } from "../page.js";
import { Citations, citedVersion } from "../parts/citations.js";
import { Differences } from "../parts/difference.js";
import { ExpectationBody, ExpectationText } from "../parts/expectation.js";
import { LevelMark, VerdictMark } from "../parts/marks.js";
import { Groups } from "../parts/observation.js";
import { Outdated } from "../parts/outdated.js";
import { OverVersions } from "../parts/over-versions.js";
import { ProgramText } from "../parts/program.js";
import { RecordedNote } from "../parts/recorded-mark.js";
import { Rerun } from "../parts/rerun.js";
import { ResultTable } from "../parts/result-table.js";
import { RunHere } from "../parts/run-here.js";
import { RunOptionsText } from "../parts/run-options.js";
import { Prose, Text, WholeAddress } from "../parts/text.js";
import { casePath, relativePath, topicPath } from "../paths.js";
import { type SiteFrame, titleOf } from "../site.js";
import { wholeTexts } from "../whole-texts.js";

/** All about one case. What is an `answer` can be hidden until the reader has predicted it. */
export function casePage(site: SiteFrame, report: CaseReport): string {
  const path = casePath(report.id);
  const { case: authored, finding } = report;
  const texts = wholeTexts(report);
  const wholeAddress = (text: string) => {
    const file = texts.get(text);
    return file === undefined ? undefined : relativePath(path, file);
  };
  return renderPage(
    site,
    {
      path,
      section: "topics",
      title: report.title.replaceAll("`", ""),
      description: finding.sentence,
      data: "case",
      runsPrograms: true,
    },
    <WholeAddress.Provider value={wholeAddress}>
      <article class="case">
        <Trail
          from={path}
          steps={[
            ["Topics", "topics/index.html"],
            [titleOf(report.topic), topicPath(report.topic)],
            [report.subject, `${topicPath(report.topic)}#${report.level}-${report.subject}`],
          ]}
        />
        <header>
          <h1>
            <Prose text={report.title} />
          </h1>
          <p class={`verdict-line answer finding ${finding.kind}`}>
            <LevelMark level={report.level} /> <Text text={finding.sentence} />
          </p>
          <DependsOn report={report} path={path} />
          {finding.settledBy !== undefined && (
            <p class="settled answer">
              To settle it: <Text text={finding.settledBy} />.
            </p>
          )}
          {authored.note !== undefined && (
            <p class="answer">
              <Prose text={authored.note} />
            </p>
          )}
        </header>
        <div class="two-columns">
          <section aria-labelledby="program">
            <h2 id="program">Program</h2>
            <ProgramText code={authored.program.code} label="Program" />
            <RunOptionsText program={authored.program} />
          </section>
          <section class="answer" aria-labelledby="expectation">
            <h2 id="expectation">{report.level === "language" ? "What is promised" : "What is described"}</h2>
            <ExpectationText of={authored} />
            <Sources report={report} />
          </section>
        </div>
        <RunHere site={site} report={report} />
        <section class="answer" aria-labelledby="observed">
          <h2 id="observed">Observed</h2>
          {finding.groups.length === 0 ? (
            <p>No interpreter could run it.</p>
          ) : (
            <Groups groups={finding.groups} from={path} />
          )}
          <RecordedNote site={site} among={finding.groups.flatMap(({ interpreters }) => interpreters)} />
          <OverVersions site={site} report={report} />
          {finding.groups.length > 1 && (
            <>
              <h3 id="differences">What differs</h3>
              <Differences groups={finding.groups} />
            </>
          )}
        </section>
        {authored.level === "implementation" && (
          <section class="answer" aria-labelledby="why">
            <h2 id="why">Why</h2>
            <p>
              <Prose text={authored.why} />
            </p>
          </section>
        )}
        <Instead site={site} report={report} path={path} />
        <section class="answer" aria-labelledby="verdicts">
          <h2 id="verdicts">Verdicts</h2>
          <ResultTable site={site} results={report.results} groups={finding.groups} from={path} />
          <Outdated site={site} report={report} from={path} />
        </section>
        <Rerun report={report} site={site} />
      </article>
    </WholeAddress.Provider>,
  );
}

function DependsOn({ report, path }: { readonly report: CaseReport; readonly path: string }) {
  if (report.finding.kind !== "depends") return null;
  return (
    <p class="depends-on answer">
      Depends on:{" "}
      {kindsOf(report).map((kind, index) => (
        <>
          {index > 0 && ", "}
          <a href={`${relativePath(path, "findings.html")}#${kind}`}>{findingKinds[kind].title.toLowerCase()}</a>
        </>
      ))}
    </p>
  );
}

function Sources({ report: { case: authored } }: { readonly report: CaseReport }) {
  const citations = authored.level === "language" ? authored.promisedBy : authored.documentedIn;
  return (
    <>
      <h3>{authored.level === "language" ? "Promised by" : "Documented in"}</h3>
      {citations.length > 0 && <Citations citations={citations} version={citedVersion(authored.program.requires)} />}
      {authored.level === "implementation" && authored.undocumented !== undefined && (
        <p>
          Undocumented: <Prose text={authored.undocumented} />
        </p>
      )}
    </>
  );
}

function Instead({
  site,
  report,
  path,
}: {
  readonly site: SiteFrame;
  readonly report: CaseReport;
  readonly path: string;
}) {
  if (report.case.level === "language") return null;
  const { instead } = report.case;
  return (
    <section class="answer" aria-labelledby="instead">
      <h2 id="instead">What portable code does instead</h2>
      {instead.kind === "none" ? (
        <p>
          <Prose text={instead.reason} />
        </p>
      ) : (
        <>
          <div class="two-columns">
            <ProgramText code={instead.program.code} label="Portable program" />
            <div>
              <ExpectationBody expect={instead.expect} />
              <InsteadTally results={report.instead ?? []} />
            </div>
          </div>
          {report.instead !== undefined && report.instead.length > 0 && (
            <details>
              <summary>The portable program on each interpreter</summary>
              <ResultTable site={site} results={report.instead} groups={[]} from={path} />
            </details>
          )}
        </>
      )}
    </section>
  );
}

function InsteadTally({ results }: { readonly results: readonly CaseResult[] }) {
  const kinds = [...new Set(results.map(({ verdict }) => verdict.kind))];
  return (
    <ul class="tallies">
      {kinds.map((kind) => (
        <li>
          <VerdictMark kind={kind} /> on {results.filter(({ verdict }) => verdict.kind === kind).length}
        </li>
      ))}
    </ul>
  );
}
