import type { VerdictKind } from "@pyconform/model";
import type { CaseIndex, IndexedCase, IndexedInterpreter, IndexedResult } from "./case-index.js";
import { type FieldName, fields, type Mark } from "./fields.js";
import { boundaries, isOfSubject, matchesCitation, matchesName } from "./matches-name.js";
import type { Query } from "./query.js";

/** A question that one case answers. */
type Test = (each: IndexedCase) => boolean;

/** The cases of `index` that fit, in its order. */
export function casesThatFit<Each extends IndexedCase>(query: Query, index: CaseIndex<Each>): readonly Each[] {
  return index.cases.filter(testOf(query, index));
}

/** True where the query asks for something that only a run can tell. */
export function needsResults(query: Query): boolean {
  switch (query.kind) {
    case "all":
    case "any":
      return query.terms.some(needsResults);
    case "not":
      return needsResults(query.term);
    case "field":
      return (
        fields[query.field].needs === "results" && !query.values.every(({ text }) => knownFromSpecs(query.field, text))
      );
    case "words":
      return false;
  }
}

/** `is:undocumented` stands among marks that need results, and needs none. */
function knownFromSpecs(field: FieldName, value: string): boolean {
  return field === "is" && value.toLowerCase() === "undocumented";
}

function testOf(query: Query, index: CaseIndex): Test {
  switch (query.kind) {
    case "all": {
      const tests = query.terms.map((term) => testOf(term, index));
      return (each) => tests.every((test) => test(each));
    }
    case "any": {
      const tests = query.terms.map((term) => testOf(term, index));
      return (each) => tests.some((test) => test(each));
    }
    case "not": {
      const test = testOf(query.term, index);
      return (each) => !test(each);
    }
    case "field": {
      const tests = query.values.map(({ text }) => fieldTest(query.field, text, index));
      return (each) => tests.some((test) => test(each));
    }
    case "words": {
      const words = query.text.toLowerCase();
      return (each) => holdsWords(each, words);
    }
  }
}

function holdsWords(each: IndexedCase, words: string): boolean {
  return (
    each.title.toLowerCase().includes(words) ||
    each.id.includes(words) ||
    each.code.includes(words) ||
    each.statement.includes(words) ||
    each.cites.some((citation) => citation.toLowerCase().includes(words))
  );
}

function fieldTest(field: FieldName, value: string, index: CaseIndex): Test {
  const asked = value.toLowerCase();
  switch (field) {
    case "level":
      return ({ level }) => level === asked;
    case "topic":
      return ({ id }) => matchesName(id.slice(0, id.indexOf("/")), asked, boundaries.id);
    case "subject":
      return ({ id }) => isOfSubject(id, asked);
    case "id":
      return ({ id }) => matchesName(id, asked, boundaries.id);
    case "cites":
      return ({ cites }) => cites.some((citation) => matchesCitation(citation, asked));
    case "title":
      return ({ title }) => title.toLowerCase().includes(asked);
    case "code":
      return ({ code }) => code.includes(asked);
    case "requires":
      return ({ requires }) => requires.some((each) => matchesName(each, asked, boundaries.requirement));
    case "finding":
      return ofResult(({ finding }) => finding === asked);
    case "axis":
      return ofResult(({ axes }) => axes.includes(asked));
    case "changed":
      return ofResult(({ changed }) => changed.includes(asked));
    case "differs":
      return ofResult(differsTest(asked, index));
    case "broken":
      return ofResult(verdictTest(index, asked, ["broken", "known-deviation"]));
    case "verdict": {
      const [kind = "", who = "any"] = asked.split("@");
      return ofResult(verdictTest(index, who, [kind as VerdictKind]));
    }
    case "is":
      return markTest(asked as Mark);
  }
}

function ofResult(test: (result: IndexedResult) => boolean): Test {
  return ({ result }) => result !== undefined && test(result);
}

function differsTest(who: string, index: CaseIndex): (result: IndexedResult) => boolean {
  if (who === "any") return ({ groups }) => isParted(groups);
  const columns = columnsOf(index.interpreters, who);
  return ({ groups }) => {
    const own = groups[index.reference] ?? -1;
    return own !== -1 && columns.some((column) => groups[column] !== -1 && groups[column] !== own);
  };
}

function isParted(groups: readonly number[]): boolean {
  return groups.some((group) => group > 0);
}

function verdictTest(index: CaseIndex, who: string, kinds: readonly VerdictKind[]): (result: IndexedResult) => boolean {
  const columns = columnsOf(index.interpreters, who);
  return ({ verdicts }) =>
    columns.some((column) => {
      const verdict = verdicts[column];
      return verdict !== undefined && kinds.includes(verdict);
    });
}

/** Numbers of the interpreters that `who` names: an implementation, an interpreter, the beginning of its id, or `any`. */
function columnsOf(interpreters: readonly IndexedInterpreter[], who: string): readonly number[] {
  const numbers = interpreters.map((_, column) => column);
  if (who === "any") return numbers;
  const ofImplementation = numbers.filter((column) => interpreters[column]?.implementation === who);
  return ofImplementation.length > 0
    ? ofImplementation
    : numbers.filter((column) => matchesName(interpreters[column]?.id ?? "", who, boundaries.interpreter));
}

function markTest(mark: Mark): Test {
  switch (mark) {
    case "failing":
      return ofResult(({ failing }) => failing);
    case "differing":
      return ofResult(({ groups }) => isParted(groups));
    case "portable":
      return ofResult(({ portable }) => portable);
    case "undocumented":
      return ({ cites }) => cites.length === 0;
    default:
      return () => false; // a word that is no mark: `checkQuery` tells it
  }
}
