import { type CaseReport, verdictEffects } from "@pyconform/model";
import { findingKindNames, findingKinds, kindsOf } from "../finding-kinds.js";
import { renderPage } from "../page.js";
import { CaseLine, CaseList } from "../parts/case-summary.js";
import { InterpreterTable } from "../parts/interpreter-table.js";
import { RecordedMark, RecordedNote } from "../parts/recorded-mark.js";
import { RunFacts } from "../parts/run-facts.js";
import { Prose, Text } from "../parts/text.js";
import { interpreterPath, relativePath, topicPath } from "../paths.js";
import type { Site } from "../site.js";
import { topicsBySubject } from "../subjects.js";

const path = "index.html";

/** The first page: what is promised and by whom it is broken, what is not promised and on what it depends. */
export function homePage(site: Site): string {
  const { cases } = site.results;
  const language = cases.filter(({ level }) => level === "language");
  const broken = language.filter(({ finding }) => finding.kind === "broken-by");
  const upheld = language.filter(({ finding }) => finding.kind === "upheld").length;
  const unverified = language.length - upheld - broken.length;
  const behaviours = cases.filter(({ level }) => level === "implementation");
  return renderPage(
    site,
    {
      path,
      section: "home",
      title: "pyconform: what Python promises, apart from what CPython happens to do",
      data: "index",
      description: `${language.length} promises and ${behaviours.length} implementation behaviours ${whereRun(site)}.`,
    },
    <>
      <div class="hero">
        <h1>What Python promises, apart from what CPython happens to do</h1>
        <p class="lead">
          {language.length} promises of the documentation and {behaviours.length} behaviours that nobody promises,{" "}
          {whereRun(site)}.
        </p>
        <RunFacts site={site} />
        <RecordedNote site={site} />
      </div>
      <FirstClicks site={site} />
      <Failing site={site} />
      <section aria-labelledby="topics">
        <h2 id="topics">Topics</h2>
        <TopicsBySubject site={site} />
      </section>
      <section aria-labelledby="promises">
        <h2 id="promises">What is promised</h2>
        <p>
          <strong>{upheld}</strong> of {language.length} promises are upheld by every interpreter that could run them
          {broken.length === 0 ? (
            "; none is broken."
          ) : (
            <>
              ; <strong>{broken.length}</strong> broken by at least one.
            </>
          )}
          {unverified > 0 && ` ${unverified} could be run by none.`}
        </p>
        <InterpreterTable site={site} from={path} />
        {broken.length > 0 && (
          <>
            <h3>Broken by most implementations</h3>
            <CaseList reports={mostBroken(site, broken).slice(0, mostListed)} from={path} />
            <More shown={mostListed} of={broken.length} href="findings.html#broken" />
          </>
        )}
      </section>
      <section aria-labelledby="behaviours">
        <h2 id="behaviours">What nobody promises, and what it depends on</h2>
        <div class="axes">
          {findingKindNames.map((kind) => {
            const found = behaviours.filter((report) => kindsOf(report).includes(kind));
            return found.length === 0 ? null : (
              <article class={`axis ${kind}`}>
                <h3>
                  <a href={`findings.html#${kind}`}>{findingKinds[kind].title}</a>{" "}
                  <span class="count">{found.length}</span>
                </h3>
                <p>{findingKinds[kind].about}</p>
                <ul class="cases">
                  {found.slice(0, 3).map((report) => (
                    <li>
                      <CaseLine report={report} from={path} />
                    </li>
                  ))}
                </ul>
                <More shown={3} of={found.length} href={`findings.html#${kind}`} />
              </article>
            );
          })}
        </div>
      </section>
    </>,
  );
}

const mostListed = 12;
const mostFailing = 5;

/** Those first that most implementations break: what many break is what readers meet. */
function mostBroken({ used }: Site, broken: readonly CaseReport[]): readonly CaseReport[] {
  const implementations = new Map(used.map(({ id, implementation }) => [id, implementation]));
  const breaking = ({ finding }: CaseReport) =>
    finding.kind === "broken-by" ? new Set(finding.interpreters.map((id) => implementations.get(id))).size : 0;
  return broken
    .map((report) => ({ report, by: breaking(report) }))
    .toSorted((a, b) => b.by - a.by)
    .map(({ report }) => report);
}

/** `run on 9 interpreters, and recorded on 3 more`. */
function whereRun({ used }: Site): string {
  const recorded = used.filter((each) => each.recorded !== undefined).length;
  const run = used.length - recorded;
  const interpreters = (count: number) => `${count} ${count === 1 ? "interpreter" : "interpreters"}`;
  if (recorded === 0) return `run on ${interpreters(run)}`;
  return run === 0
    ? `recorded on ${interpreters(recorded)}`
    : `run on ${interpreters(run)} and recorded on ${recorded} more`;
}

/** The first click of each reader: who relies on a behaviour, who makes a Python, who learns, who adds a case. */
function FirstClicks({ site }: { readonly site: Site }) {
  return (
    <nav class="first-clicks" aria-label="Where to begin">
      <section>
        <h2>
          <a href="search.html">May I rely on this?</a>
        </h2>
        <p>One line for each behaviour: promised or not, where it differs, what portable code does.</p>
        <p class="links">
          {questions.map(({ title, query }) => (
            <a href={`search.html?q=${encodeURIComponent(query)}`}>{title}</a>
          ))}
        </p>
      </section>
      <section>
        <h2>
          <a href="interpreters/index.html">What does my Python do?</a>
        </h2>
        <p>The promises it breaks and everything in which it differs from CPython, as a list of work.</p>
        <p class="links">
          {newestOfEach(site.used).map(({ id, recorded }) => (
            <span>
              <a href={relativePath(path, interpreterPath(id))}>
                <Text text={id} />
              </a>{" "}
              <RecordedMark recorded={recorded} />
            </span>
          ))}
        </p>
      </section>
      <section>
        <h2>
          <a href="#topics">Why does Python do that?</a>
        </h2>
        <p>Each topic reads as an article: what is promised, runnable examples, what each Python did and why.</p>
        <p class="links">
          {topicsBySubject(site.topics)
            .flatMap(({ topics }) => topics.slice(0, 1))
            .slice(0, 4)
            .map(({ topic, title }) => (
              <a href={relativePath(path, topicPath(topic))}>
                <Text text={title} />
              </a>
            ))}
        </p>
      </section>
      <section>
        <h2>
          <a href={site.coverage === undefined ? "how-to-read.html" : "coverage.html"}>What is still missing?</a>
        </h2>
        <p>
          {site.coverage === undefined
            ? "A case is a program, what a document says of it, and what is expected. One command starts it:"
            : "Sections and notes of the documents that no case shows yet, each with the command that starts one."}
        </p>
        <p class="links">
          <code>pnpm conform new topic/subject/case</code>
        </p>
      </section>
    </nav>
  );
}

/** Questions that show what can be asked. */
const questions = [
  { title: "weakref", query: "weakref" },
  { title: "dict order", query: "dict order" },
  { title: "differs on PyPy", query: "differs:pypy" },
  { title: "depends on the build", query: "axis:build" },
] as const;

/** One interpreter of each implementation, in the run's order: the reader's own is among them or one click further. */
function newestOfEach(used: Site["used"]): Site["used"] {
  return used.filter(
    ({ implementation }, index) => used.findIndex((each) => each.implementation === implementation) === index,
  );
}

/** The table of contents. A topic that belongs to several subjects stands under each; it is one page. */
function TopicsBySubject({ site }: { readonly site: Site }) {
  return (
    <div class="topic-subjects">
      {topicsBySubject(site.topics).map(({ title, topics }) => (
        <div class="topic-subject">
          <h3>{title}</h3>
          <ul>
            {topics.map((topic) => (
              <li>
                <a href={relativePath(path, topicPath(topic.topic))}>
                  <Text text={topic.title} />
                </a>{" "}
                <span class="quiet">{topicWords(topic.cases)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function topicWords(cases: readonly CaseReport[]): string {
  const promised = count(cases, "language");
  const others = count(cases, "implementation");
  return [...(promised > 0 ? [`${promised} promised`] : []), ...(others > 0 ? [`${others} not promised`] : [])].join(
    " · ",
  );
}

function count(cases: readonly CaseReport[], level: CaseReport["level"]): number {
  return cases.filter((report) => report.level === level).length;
}

function More({ shown, of, href }: { readonly shown: number; readonly of: number; readonly href: string }) {
  return of > shown ? (
    <p class="more">
      <a href={href}>{of - shown} more</a>
    </p>
  ) : null;
}

/** What would make the run fail: shown first, and only where there is something. */
function Failing({ site }: { readonly site: Site }) {
  const failing = site.results.cases.filter((report) =>
    [...report.results, ...(report.instead ?? [])].some(({ verdict }) => verdictEffects[verdict.kind] === "fails"),
  );
  if (failing.length === 0) return null;
  return (
    <section class="failing" aria-labelledby="failing">
      <h2 id="failing">{failing.length === 1 ? "One case is" : `${failing.length} cases are`} not as expected</h2>
      <p>
        A promise broken and not listed, a deviation listed that is none any more, or a description that no longer
        holds.
      </p>
      <ul class="cases">
        {failing.slice(0, mostFailing).map((report) => (
          <li>
            <CaseLine report={report} from={path} level />
            {[...report.results, ...(report.instead ?? [])]
              .filter(({ verdict }) => verdictEffects[verdict.kind] === "fails")
              .slice(0, 2)
              .map(({ interpreter, verdict }) => (
                <p class="mismatch">
                  <Text text={interpreter} />:{" "}
                  {"mismatches" in verdict ? (
                    <Text text={verdict.mismatches[0]?.message ?? "broken"} />
                  ) : "deviation" in verdict ? (
                    <>
                      listed as a deviation (<Prose text={verdict.deviation.cause} />
                      ), but kept
                    </>
                  ) : null}
                </p>
              ))}
          </li>
        ))}
      </ul>
      <More shown={mostFailing} of={failing.length} href="matrix.html?q=is%3Afailing" />
    </section>
  );
}
