import type { InterpreterResult, Traits } from "@pyconform/model";
import { distinctNames } from "@pyconform/runner";
import { canonicalText } from "./canonical-text.js";
import type { MergeInput } from "./merge-input.js";

/** The interpreters of all inputs, each by a name that is its own. */
export interface NamedInterpreters {
  readonly interpreters: readonly InterpreterResult[];
  /** What an interpreter of an input is called in the joined results; `undefined` where it told nothing of itself. */
  readonly idOf: (input: MergeInput, id: string) => string | undefined;
  readonly notes: readonly string[];
}

type Told = InterpreterResult & { readonly traits: Traits };

/**
 * Two inputs speak of the same interpreter where id and everything that it says of itself agree. Where one id stands for
 * several, as for one version on two systems, each gets the facts in which they differ added to its name.
 */
export function nameInterpreters(inputs: readonly MergeInput[]): NamedInterpreters {
  const kinds = new Map<string, Map<string, Told[]>>();
  const silent = new Map<string, InterpreterResult[]>();
  for (const { results } of inputs)
    for (const each of results.interpreters) {
      if (!hasTold(each)) {
        silent.set(each.id, [...(silent.get(each.id) ?? []), each]);
        continue;
      }
      const ofId = kinds.get(each.id) ?? new Map<string, Told[]>();
      kinds.set(each.id, ofId.set(kindOf(each), [...(ofId.get(kindOf(each)) ?? []), each]));
    }
  const taken = new Set([...kinds].filter(([, ofId]) => ofId.size === 1).map(([id]) => id));
  const idOfKind = new Map<string, string>();
  const interpreters: InterpreterResult[] = [];
  const notes: string[] = [];
  for (const [id, ofId] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sorted = [...ofId].sort(([a], [b]) => (a < b ? -1 : 1));
    const traits = sorted.flatMap(([, [first]]) => (first === undefined ? [] : [first.traits]));
    const names = sorted.length === 1 ? [id] : distinctNames(id, traits, taken);
    for (const [index, [kind, same]] of sorted.entries()) {
      const name = names[index] ?? id;
      taken.add(name);
      idOfKind.set(kind, name);
      interpreters.push(joinSame(name, same, notes));
    }
    if (sorted.length > 1) notes.push(`${id} is ${sorted.length} different interpreters: ${names.join(", ")}`);
  }
  for (const [id, same] of silent) {
    if (!taken.has(id)) interpreters.push(joinSame(id, same, notes));
    else notes.push(`${id} could not be used everywhere: ${statuses(same).join("; ")}`);
  }
  return {
    interpreters,
    idOf: ({ results }, id) => {
      const told = results.interpreters.find((each) => each.id === id);
      return told !== undefined && hasTold(told) ? idOfKind.get(kindOf(told)) : undefined;
    },
    notes,
  };
}

function hasTold(each: InterpreterResult): each is Told {
  return each.traits !== undefined;
}

/** Equal exactly for the same interpreter. How it is started may differ: a path is another one on each machine. */
function kindOf({ id, implementation, traits, sandbox, recorded }: Told): string {
  return canonicalText([id, implementation, sandbox ?? null, recorded ?? null, traits]);
}

/** The same interpreter in several inputs. It was used where it was used in any; what it lacks then is a gap. */
function joinSame(id: string, same: readonly InterpreterResult[], notes: string[]): InterpreterResult {
  const [first] = same.toSorted((a, b) => (canonicalText(a) < canonicalText(b) ? -1 : 1));
  if (first === undefined) throw new Error(`${id} is in no input`);
  const all = statuses(same);
  const failures = all.filter((status) => status !== "used");
  if (failures.length > 0 && all.length > failures.length)
    notes.push(`${id} could not be used everywhere: ${failures.join("; ")}`);
  return { ...first, id, status: all.includes("used") ? "used" : all.join("; ") };
}

function statuses(same: readonly InterpreterResult[]): readonly string[] {
  return [...new Set(same.map(({ status }) => status))].sort();
}
