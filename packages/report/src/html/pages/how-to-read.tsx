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
      <h2>The same observation</h2>
      <p>
        Two observations are the same when they end in the same way, with the same stdout, exit status and exception
        type. Messages and stderr are shown, but part interpreters only where a case asks for it. Characters that cannot
        be seen stand as <span class="mark">marks</span>.
      </p>
    </div>,
  );
}
