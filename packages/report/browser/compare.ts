import type { ComparedCase, Comparison } from "../src/html/comparison.js";
import { firstDifference } from "../src/html/first-difference.js";
import { loadData } from "./load-data.js";

declare global {
  var pyconformComparison: Comparison | undefined;
}

/** Shows in what two interpreters differ; which two, and at which level, stands in the address. */
export function startComparison(): void {
  const form = document.querySelector<HTMLFormElement>("form.pair");
  const output = document.querySelector<HTMLElement>("#comparison");
  if (form === null || output === null) return;
  const [one, other, level] = ["one", "other", "level"].map((name) => form.elements.namedItem(name));
  if (!(one instanceof HTMLSelectElement && other instanceof HTMLSelectElement && level instanceof HTMLSelectElement))
    return;
  const fields = [one, other, level];
  const asked = new URLSearchParams(location.search);
  for (const field of fields) choose(field, asked.get(field.name));
  form.hidden = false;
  const root = document.documentElement.dataset.root ?? "";
  const show = async () => {
    await loadData(`${root}assets/compare-data.js`);
    const data = globalThis.pyconformComparison;
    if (data !== undefined) output.replaceChildren(...comparisonOf(data, one.value, other.value, level.value, root));
  };
  const remember = () => {
    const wanted = new URLSearchParams(
      fields.filter(({ value }) => value !== "").map(({ name, value }) => [name, value]),
    );
    history.replaceState(null, "", `${location.pathname}?${wanted.toString()}${location.hash}`);
    void show();
  };
  form.addEventListener("input", remember);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const cell of document.querySelectorAll<SVGElement>("[data-pair]"))
    cell.addEventListener("click", () => {
      const [row, column] = (cell.dataset.pair ?? "").split(" ").map(Number);
      one.selectedIndex = row ?? 0;
      other.selectedIndex = column ?? 0;
      remember();
      form.scrollIntoView();
    });
  void show();
}

/** A name that the list does not have leaves what is chosen. */
function choose(field: HTMLSelectElement, value: string | null): void {
  if ([...field.options].some((option) => option.value === value)) field.value = value ?? "";
}

function comparisonOf(data: Comparison, one: string, other: string, level: string, root: string): readonly Node[] {
  const [left, right] = [data.interpreters.indexOf(one), data.interpreters.indexOf(other)];
  const topics = data.topics
    .map(({ title, cases }) => ({ title, cases: cases.filter((each) => differs(each, left, right, level)) }))
    .filter(({ cases }) => cases.length > 0);
  const differing = topics.reduce((sum, { cases }) => sum + cases.length, 0);
  const both = data.both[left]?.[right] ?? 0;
  if (left === right) return [element("h2", {}, "The same interpreter twice")];
  return [
    element("h2", {}, `${one} and ${other}`),
    element(
      "p",
      { class: "lead" },
      `They differ in ${differing} ${level === "" ? "" : `${level} `}cases; both could run ${both} cases of either level.`,
    ),
    ...[left, right].flatMap((each) => recordedWords(data, each)),
    ...topics.flatMap((topic) => [
      element("h3", {}, topic.title, " ", element("span", { class: "count" }, String(topic.cases.length))),
      element("ul", { class: "cases" }, ...topic.cases.map((each) => item(each, left, right, root))),
    ]),
  ];
}

/** That one of the two was not run, when it was recorded, and what of it is too old to be compared. */
function recordedWords({ interpreters, recorded, outdated }: Comparison, each: number): readonly Node[] {
  const date = recorded[each] ?? null;
  if (date === null) return [];
  const old = outdated[each] ?? 0;
  const words = `${interpreters[each]} was not run for this report: it was recorded on ${date}.`;
  const left = old === 0 ? "" : ` In ${old} cases the program has changed since: they are not compared.`;
  return [element("p", { class: "quiet" }, words + left)];
}

function differs({ groups, level }: ComparedCase, left: number, right: number, wanted: string): boolean {
  const [a, b] = [groups[left] ?? -1, groups[right] ?? -1];
  return a !== -1 && b !== -1 && a !== b && (wanted === "" || wanted === level);
}

function item(each: ComparedCase, left: number, right: number, root: string): HTMLElement {
  const outcome = (interpreter: number) => each.outcomes[each.groups[interpreter] ?? -1] ?? "";
  const found = firstDifference(outcome(left), outcome(right));
  return element(
    "li",
    {},
    element("a", { class: "case-title", href: `${root}${each.path}` }, ...prose(each.title)),
    " ",
    element("span", { class: `level ${each.level}` }, each.level),
    ...(found === undefined
      ? [element("p", { class: "quiet" }, "They differ further on, or in how it ends.")]
      : [
          element(
            "p",
            { class: "change" },
            ...(found.line > 1 ? [element("span", { class: "quiet" }, `line ${found.line}: `)] : []),
            line(found.before),
            element("span", { class: "arrow" }, "and"),
            line(found.after),
          ),
        ]),
  );
}

function line(text: string | undefined): HTMLElement {
  return text === undefined || text === "" ? element("em", { class: "quiet" }, "nothing") : element("code", {}, text);
}

/** What stands between backticks is code. */
function prose(text: string): readonly (Node | string)[] {
  return text.split(/`([^`]+)`/u).map((part, index) => (index % 2 === 1 ? element("code", {}, part) : part));
}

/** Everything comes in as text: nothing is ever read as markup. */
function element(name: string, attributes: Readonly<Record<string, string>>, ...content: readonly (Node | string)[]) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}
