import { verdictWords } from "../../verdict-words.js";
import { findingKindNames, findingKinds } from "../finding-kinds.js";
import { renderPage } from "../page.js";
import type { Site } from "../site.js";

const path = "how-to-read.html";

/** What the words on the other pages mean. */
export function howToReadPage(site: Site): string {
  return renderPage(
    site,
    { path, section: "how-to-read", title: "How to read this", description: "What the words of this report mean." },
    <div class="reading">
      <h1>How to read this</h1>
      <p class="lead">
        Python is described twice: once in documents, and once by what CPython happens to do. This report never takes
        one implementation's output for the truth. It keeps three things apart.
      </p>
      <dl class="terms">
        <dt>Expectation</dt>
        <dd>What a document promises, or what an implementation is known to do.</dd>
        <dt>Observation</dt>
        <dd>What an interpreter did with a program. Facts only.</dd>
        <dt>Verdict and finding</dt>
        <dd>Whether a promise is kept on one interpreter; and, over all of them, on what a difference depends.</dd>
      </dl>
      <h2>Where to begin</h2>
      <dl class="terms">
        <dt>May I rely on this?</dt>
        <dd>
          Search for it. The page of a case says what is promised and by which text, what every interpreter did, on what
          a difference depends, and what portable code does instead.
        </dd>
        <dt>How does it work?</dt>
        <dd>
          <a href="topics/index.html">Topics</a> are articles: their cases are examples to run, with what each Python
          did and why.
        </dd>
        <dt>What should my interpreter mend?</dt>
        <dd>
          Each <a href="interpreters/index.html">interpreter</a> has a work list: promises broken that are new, known
          (listed with a cause) or stale (listed, but kept by now), then everything in which it differs from CPython.
          Any two can be <a href="compare.html">compared</a>.
        </dd>
        <dt>What changed?</dt>
        <dd>
          <a href="versions.html">Versions</a> lists what one version answers otherwise than the one before it
          {site.previous === undefined ? (
            "."
          ) : (
            <>
              ; what changed <a href="previous-run.html">since the previous run</a> has a page of its own.
            </>
          )}
        </dd>
      </dl>
      <h2>Two levels</h2>
      <dl class="terms">
        <dt>Language</dt>
        <dd>Promised to every implementation by the cited text. One expectation, the same for everybody.</dd>
        <dt>Implementation</dt>
        <dd>
          An implementation's own business: nobody else owes it. The page says why it is so, and what portable code does
          instead.
        </dd>
      </dl>
      <h2>Verdicts</h2>
      <dl class="terms">
        {Object.entries(verdictWords).map(([kind, { sign, word, meaning }]) => (
          <>
            <dt class={`verdict ${kind}`}>
              <span aria-hidden="true">{sign}</span> {word}
            </dt>
            <dd>{meaning}</dd>
          </>
        ))}
      </dl>
      <h2>What a difference depends on</h2>
      <p>
        The smallest set of facts about the interpreters that explains who agrees with whom. <em>Implementation</em> is
        what an interpreter says of itself: a free-threaded build, Pyodide and a big-endian CPython all answer
        “cpython”. Where the interpreters at hand cannot tell two explanations apart, both are named, and which
        interpreter would settle it.
      </p>
      <dl class="terms">
        {findingKindNames.map((kind) => (
          <>
            <dt>{findingKinds[kind].title}</dt>
            <dd>{findingKinds[kind].about}</dd>
          </>
        ))}
      </dl>
      <h2>Charts</h2>
      <dl class="terms">
        <dt>
          <a href="findings.html">Topics by finding</a>
        </dt>
        <dd>
          A disk is as large as the number of cases, which stands on it. A case that depends on two things is in two
          columns.
        </dd>
        <dt>
          <a href="compare.html">Who agrees with whom</a>
        </dt>
        <dd>
          The number in a square is how many cases two interpreters answer differently, of those that both could run;
          the more color, the greater the share. It is no ranking: an implementation may differ as it likes where
          nothing is promised.
        </dd>
        <dt>Observations over versions</dt>
        <dd>
          On the page of a case that some version changed. The same letter is the same observation; a dashed box is a
          version that could not run it. Of each language version the newest release of this run is shown. A case that a
          new process may answer otherwise has no such chart: one run of each version would show chance.
        </dd>
      </dl>
      <p>The same numbers stand beside each chart in words or as a table.</p>
      <h2>For machines</h2>
      <p>
        Each case and each interpreter has its facts as JSON beside its page, as the foot of the page says;{" "}
        <a href="index.json">index.json</a> lists them all, and <a href="schemas/case.schema.json">a schema</a> says
        what they hold. The page of an interpreter or a topic ends with a badge that counts, and the Markdown that shows
        it elsewhere: facts, no score.
      </p>
      <h2>Recorded and outdated</h2>
      <p>
        An interpreter that was not run for a report may stand in it all the same, as it was recorded on an earlier day.
        It is marked as <span class="recorded">recorded</span> wherever it is named in a list, a table or a chart. What
        was recorded of a program that has changed since is <em>outdated</em>: it is shown apart, has no verdict, and is
        part of no finding.
      </p>
      <h2>The same observation</h2>
      <p>
        Two observations are the same when they end in the same way, with the same stdout, exit status and exception
        type. Messages and stderr are shown, but part interpreters only where a case asks for it. Characters that cannot
        be seen stand as <span class="mark">marks</span>.
      </p>
      <p>
        Where two observations are told in one line, it is the first line in which they differ. What ends a program
        otherwise than at its end stands in parentheses, such as <code>(raised TypeError)</code>.
      </p>
    </div>,
  );
}
