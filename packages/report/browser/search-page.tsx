import { render } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useAddress } from "./address.js";
import { didYouMean } from "./did-you-mean.js";
import { findCases } from "./find-cases.js";
import { foundWords } from "./found-words.js";
import { Hit } from "./hit.js";
import { type LoadedCases, loadCases, root } from "./load-cases.js";
import { Mistakes } from "./mistakes.js";
import { QueryBox } from "./query-box.js";

const mostShown = 100;

function SearchPage() {
  const [{ q = "", show }, change] = useAddress();
  const [cases, setCases] = useState<LoadedCases>();
  const typing = useRef(false);
  useEffect(() => void loadCases().then(setCases), []);
  const found = useMemo(() => (cases === undefined ? undefined : findCases(q, cases)), [cases, q]);
  const meant =
    cases !== undefined && found?.cases.length === 0 && found.words.length > 0
      ? didYouMean(found.words, cases.all)
      : undefined;
  const shown = show === "all" ? found?.cases : found?.cases.slice(0, mostShown);
  return (
    <>
      <QueryBox
        id="query"
        label="Query"
        placeholder="words, or a query such as topic:hashing differs:pypy"
        value={q}
        vocabulary={cases?.vocabulary}
        onValue={(text) => {
          // The first letter of a new thought makes an entry for the back button, the others do not.
          change({ q: text, show: undefined }, typing.current ? "typing" : "step");
          typing.current = true;
        }}
        onFocus={() => {
          typing.current = false;
        }}
        onEnter={() => {
          typing.current = false;
        }}
      />
      <Mistakes mistakes={found?.mistakes ?? []} />
      <p class="found quiet">
        <output>{found === undefined ? "Loading the cases" : foundWords(found.cases.length)}</output>
        {found !== undefined && found.cases.length > 0 && (
          <>
            {" · "}
            <a href={`${root}matrix.html${q === "" ? "" : `?q=${encodeURIComponent(q)}`}`}>show them in the matrix</a>
          </>
        )}
        {meant !== undefined && (
          <>
            {" · "}
            <button type="button" onClick={() => change({ q: meant }, "step")}>
              Did you mean {meant}?
            </button>
          </>
        )}
      </p>
      <ol class="cases hits">
        {shown?.map((each) => (
          <li key={each.id}>
            <Hit found={each} href={`${root}${each.path}`} />
          </li>
        ))}
      </ol>
      {found !== undefined && shown !== undefined && shown.length < found.cases.length && (
        <button type="button" onClick={() => change({ show: "all" }, "step")}>
          Show all {found.cases.length}
        </button>
      )}
    </>
  );
}

const place = document.querySelector("#search-page");
if (place !== null) render(<SearchPage />, place);
