import { render } from "preact";
import { useMemo, useState } from "preact/hooks";
import { didYouMean } from "./did-you-mean.js";
import { findCases } from "./find-cases.js";
import { foundWords } from "./found-words.js";
import { Hit } from "./hit.js";
import { type LoadedCases, loadCases, root } from "./load-cases.js";
import { QueryBox } from "./query-box.js";

const mostShown = 10;

/**
 * The search in the header of every page. The cases are loaded when the reader first turns to it, or sooner where that
 * asks nothing of a network, so that the first key has its answer at once.
 */
export function startSearch(): void {
  const place = document.querySelector<HTMLElement>("search.search");
  if (place === null) return;
  place.addEventListener("pointerenter", () => void loadCases(), { once: true });
  if (isOfThisMachine()) whenIdle(() => void loadCases());
  render(<HeaderSearch />, place);
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLElement && /^(?:INPUT|SELECT|TEXTAREA)$/u.test(event.target.tagName);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    place.querySelector("input")?.focus();
  });
}

/** The report lies on disk, or `pnpm conform open` serves it. */
function isOfThisMachine(): boolean {
  return location.protocol === "file:" || location.hostname === "127.0.0.1" || location.hostname === "localhost";
}

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(work);
  else setTimeout(work, 200);
}

function HeaderSearch() {
  const [text, setText] = useState("");
  const [cases, setCases] = useState<LoadedCases>();
  const found = useMemo(
    () => (cases === undefined || text.trim() === "" ? undefined : findCases(text, cases)),
    [cases, text],
  );
  const nothing = found !== undefined && found.cases.length === 0;
  const meant =
    nothing && cases !== undefined && found.words.length > 0 ? didYouMean(found.words, cases.all) : undefined;
  return (
    <QueryBox
      id="search"
      label="Search titles, programs, statements and citations"
      placeholder="Search (press /)"
      value={text}
      vocabulary={cases?.vocabulary}
      options={[
        ...(found?.cases.slice(0, mostShown) ?? []).map((each) => ({
          key: each.id,
          shown: <Hit found={each} />,
          choose: () => location.assign(`${root}${each.path}`),
        })),
        ...(meant === undefined
          ? []
          : [{ key: "meant", shown: <>Did you mean {meant}?</>, choose: () => setText(meant) }]),
      ]}
      note={
        cases === undefined
          ? "Loading the cases"
          : found !== undefined && !(nothing && meant !== undefined)
            ? `${foundWords(found.cases.length)} · Enter shows all`
            : "Nothing found"
      }
      onValue={setText}
      onEnter={() => {
        if (text.trim() !== "") location.assign(`${root}search.html?q=${encodeURIComponent(text)}`);
      }}
      onFocus={() => void loadCases().then(setCases)}
    />
  );
}
