import { useEffect, useRef } from "preact/hooks";
import type { Address, ChangeAddress } from "./address.js";
import type { LoadedCases } from "./load-cases.js";
import { sorts } from "./matrix-rows.js";
import { QueryBox } from "./query-box.js";

/** Questions that are often asked, as queries. */
const presets = [
  { query: "", title: "all cases" },
  { query: "is:failing", title: "not as expected" },
  { query: "is:differing", title: "where interpreters differ" },
  { query: "broken:any", title: "promises broken by somebody" },
  { query: "level:language", title: "promised" },
  { query: "level:implementation", title: "not promised" },
] as const;

/** Query, sort order and columns of the matrix. */
export function MatrixTools({
  address: { q = "", sort = "topic" },
  cases,
  columns,
  count,
  change,
}: {
  readonly address: Address;
  readonly cases: LoadedCases | undefined;
  readonly columns: readonly { readonly id: string }[];
  readonly count: number | undefined;
  readonly change: ChangeAddress;
}) {
  const typing = useRef(false);
  const interpreters = cases?.all.interpreters ?? [];
  return (
    <div class="filter">
      <QueryBox
        id="query"
        label="Show cases that fit"
        placeholder="words, or a query such as axis:build"
        value={q}
        vocabulary={cases?.vocabulary}
        onValue={(text) => {
          // The first letter of a new thought makes an entry for the back button, the others do not.
          change({ q: text }, typing.current ? "typing" : "step");
          typing.current = true;
        }}
        onFocus={() => {
          typing.current = false;
        }}
        onEnter={() => {
          typing.current = false;
        }}
      />
      <select
        aria-label="Which cases"
        value={q}
        onChange={({ currentTarget }) => change({ q: currentTarget.value }, "step")}
      >
        {presets.map(({ query, title }) => (
          <option key={query} value={query}>
            {title}
          </option>
        ))}
        {presets.every(({ query }) => query !== q) && <option value={q}>as asked</option>}
      </select>
      <select
        aria-label="Sort"
        value={sort}
        onChange={({ currentTarget }) =>
          change({ sort: currentTarget.value === "topic" ? undefined : currentTarget.value }, "step")
        }
      >
        {Object.entries(sorts).map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
        {interpreters.map(({ id }) => (
          <option key={id} value={id}>
            by {id}
          </option>
        ))}
      </select>
      <Columns cases={cases} columns={columns} change={change} />
      <output class="quiet">
        {cases === undefined || count === undefined
          ? "Loading the cases"
          : count === cases.all.cases.length
            ? `${count} cases`
            : `${count} of ${cases.all.cases.length} cases`}
      </output>
    </div>
  );
}

/** Which interpreters are shown: a list that unfolds, and folds when the reader turns elsewhere. */
function Columns({
  cases,
  columns,
  change,
}: {
  readonly cases: LoadedCases | undefined;
  readonly columns: readonly { readonly id: string }[];
  readonly change: ChangeAddress;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const onElsewhere = ({ target }: Event) => {
      if (target instanceof Node && details.current?.contains(target) === false) details.current.open = false;
    };
    document.addEventListener("pointerdown", onElsewhere);
    document.addEventListener("focusin", onElsewhere);
    return () => {
      document.removeEventListener("pointerdown", onElsewhere);
      document.removeEventListener("focusin", onElsewhere);
    };
  }, []);
  const all = cases?.all.interpreters ?? [];
  const shown = new Set(columns.map(({ id }) => id));
  const choose = (id: string, wanted: boolean) => {
    const ids = all.map((each) => each.id).filter((each) => (each === id ? wanted : shown.has(each)));
    change({ columns: ids.length === all.length || ids.length === 0 ? undefined : ids.join(",") }, "step");
  };
  return (
    <details
      ref={details}
      class="columns"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || details.current === null) return;
        details.current.open = false;
        details.current.querySelector("summary")?.focus();
      }}
    >
      <summary>
        {shown.size === all.length ? "All interpreters" : `${shown.size} of ${all.length} interpreters`}
      </summary>
      <fieldset>
        <legend class="hidden">Interpreters that are shown</legend>
        {all.map(({ id }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={shown.has(id)}
              onChange={({ currentTarget }) => choose(id, currentTarget.checked)}
            />{" "}
            {id}
          </label>
        ))}
        {shown.size < all.length && (
          <button type="button" onClick={() => change({ columns: undefined }, "step")}>
            Show all
          </button>
        )}
      </fieldset>
    </details>
  );
}
