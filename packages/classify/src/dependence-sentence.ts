import { type ObservationGroup, type TraitName, traitAxes } from "@pyconform/model";
import { describeMembers } from "./describe-members.js";
import type { Explanation } from "./find-axes.js";
import { joinWords } from "./join-words.js";
import type { PlacedInterpreter } from "./placed-interpreter.js";
import { traitTitles } from "./trait-words.js";

/** A sentence that says what a difference depends on: `same on every CPython since 3.12; PyPy differs`. */
export function dependenceSentence(
  { traits, alternatives }: Explanation,
  groups: readonly ObservationGroup[],
  placed: readonly PlacedInterpreter[],
  main: number,
): string {
  const others = groups.flatMap((group, index) => (index === main ? [] : [{ group, index }]));
  const clauses = others.map(({ group, index }, position) => {
    const members = describeMembers(index, traits, placed);
    return `${joinWords(members)} ${verb(group, members)}${position > 0 && group.varies !== true ? " in another way" : ""}`;
  });
  const kind = prefix(traits);
  const same = groups[main]?.varies === true ? "" : `same on every ${joinWords(describeMembers(main, traits, placed))}`;
  const told = kind === undefined ? [same, ...clauses].filter((clause) => clause !== "") : clauses;
  return `${kind === undefined ? "" : `${kind}: `}${told.join("; ")}${doubt(traits, alternatives)}`;
}

function verb(group: ObservationGroup, members: readonly string[]): string {
  const plural = members.length > 1 || /^(?:\S+ )?(?:builds|hosts|interpreters)\b/u.test(members[0] ?? "");
  if (group.varies === true) return plural ? "vary from run to run" : "varies from run to run";
  return plural ? "differ" : "differs";
}

/** What it depends on, where the clauses alone do not say it. */
function prefix(traits: readonly TraitName[]): string | undefined {
  const named = traits.map((trait) => {
    const axis = traitAxes[trait];
    return axis === "platform" || axis === "run" ? `the ${axis} (${traitTitles[trait]})` : `the ${axis}`;
  });
  const plain = traits.every((trait) => traitAxes[trait] === "implementation" || traitAxes[trait] === "version");
  return plain ? undefined : `depends on ${joinWords([...new Set(named)])}`;
}

function doubt(traits: readonly TraitName[], alternatives: Explanation["alternatives"]): string {
  const rivals = new Set(alternatives.flatMap((set) => set.filter((trait) => !traits.includes(trait))));
  if (rivals.size === 0) return "";
  const names = [...rivals].map((trait) => `the ${traitTitles[trait]}`);
  return ` (${joinWords(names, "or")} would explain it as well)`;
}
