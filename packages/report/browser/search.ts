import MiniSearch from "minisearch";

/** One case, as `search-data.js` holds it. */
interface SearchedCase {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly level: string;
  readonly sentence: string;
  readonly code: string;
  readonly cited: string;
}

declare global {
  var pyconformCases: readonly SearchedCase[] | undefined;
}

const mostShown = 12;

/** Searches titles, programs, statements and citations. The data is loaded when the reader first turns to the search. */
export function startSearch(): void {
  const form = document.querySelector<HTMLElement>("search.search");
  const input = form?.querySelector("input");
  const list = document.querySelector<HTMLElement>("#search-results");
  if (form === null || form === undefined || !input || list === null) return;
  const root = document.documentElement.dataset.root ?? "";
  form.hidden = false;
  const index = once(() => loadIndex(`${root}assets/search-data.js`));
  const answer = async () => {
    const query = input.value.trim();
    const found = query === "" ? [] : (await index()).search(query);
    if (input.value.trim() === query) show(list, query, found as unknown as readonly SearchedCase[], root);
  };
  input.addEventListener("focus", () => void index());
  input.addEventListener("input", () => void answer());
  form.addEventListener("keydown", (event) => move(event, input, list));
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLElement && /^(?:INPUT|SELECT|TEXTAREA)$/u.test(event.target.tagName);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !form.contains(event.target)) list.hidden = true;
  });
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** A page opened from disk may not fetch, but it may load a script. */
function loadIndex(address: string): Promise<MiniSearch<SearchedCase>> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve(makeIndex(globalThis.pyconformCases ?? [])));
    script.addEventListener("error", () => reject(new Error(`cannot load ${address}`)));
    document.head.append(script);
  });
}

function makeIndex(cases: readonly SearchedCase[]): MiniSearch<SearchedCase> {
  const index = new MiniSearch<SearchedCase>({
    fields: ["title", "id", "sentence", "code", "cited"],
    storeFields: ["id", "path", "title", "level", "sentence"],
    tokenize: (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
    searchOptions: { boost: { title: 4, id: 3, cited: 2 }, prefix: true, fuzzy: 0.15, combineWith: "AND" },
  });
  index.addAll(cases);
  return index;
}

function show(list: HTMLElement, query: string, found: readonly SearchedCase[], root: string): void {
  list.hidden = query === "";
  list.replaceChildren(
    ...found.slice(0, mostShown).map((each) => {
      const link = document.createElement("a");
      link.href = `${root}${each.path}`;
      const title = document.createElement("strong");
      title.textContent = each.title.replaceAll("`", "");
      const more = document.createElement("span");
      more.textContent = `${each.id} · ${each.sentence}`;
      link.append(title, more);
      return link;
    }),
  );
  const total = document.createElement("p");
  total.textContent = found.length === 0 ? "Nothing found" : `${found.length} found`;
  if (query !== "") list.append(total);
}

/** Down and up go through what was found; Escape leaves it. */
function move(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  const links = [...list.querySelectorAll("a")];
  const current = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === "Escape") {
    list.hidden = true;
    input.focus();
  } else if (event.key === "ArrowDown") {
    event.preventDefault();
    links[Math.min(current + 1, links.length - 1)]?.focus();
  } else if (event.key === "ArrowUp") {
    event.preventDefault();
    if (current <= 0) input.focus();
    else links[current - 1]?.focus();
  } else if (event.key === "Enter" && event.target === input) {
    event.preventDefault();
    links[0]?.click();
  }
}
