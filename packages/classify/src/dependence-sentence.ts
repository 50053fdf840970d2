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
  const others = groups.flatMap((group, index) =>
    index === main ? [] : [{ group, members: describeMembers(index, traits, placed) }],
  );
  const [first, ...more] = others;
  const kind = prefix(traits);
  // Without what they differ from, two that differ would seem to differ from each other.
  const rest =
    kind !== undefined && first?.group.varies !== true && (first?.members.length ?? 0) > 1 ? " from the rest" : "";
  // Ten versions with ten answers are told in one breath.
  const alone = more.filter(({ group, members }) => group.varies !== true && members.length === 1);
  const together = alone.length >= fewest ? alone : [];
  const clauses = [
    ...(first === undefined ? [] : [clause(first.group, first.members, rest)]),
    ...more
      .filter((each) => !together.includes(each))
      .map(({ group, members }) => clause(group, members, group.varies === true ? "" : " in another way")),
    ...(together.length === 0
      ? []
      : [`${joinWords(together.flatMap(({ members }) => members))} differ, each in another way`]),
  ];
  const same = groups[main]?.varies === true ? "" : `same on every ${joinWords(describeMembers(main, traits, placed))}`;
  const told = kind === undefined ? [same, ...clauses].filter((clause) => clause !== "") : clauses;
  return `${kind === undefined ? "" : `${kind}: `}${told.join("; ")}${doubt(traits, alternatives)}`;
}

/** So many groups that differ, each in a way of its own, are worth one clause. */
const fewest = 3;

function clause(group: ObservationGroup, members: readonly string[], way: string): string {
  return `${joinWords(members)} ${verb(group, members)}${way}`;
}

function verb(group: ObservationGroup, members: readonly string[]): string {
  const plural = members.length > 1 || /^(?:\S+ ){0,2}(?:builds|hosts|interpreters|programs)\b/u.test(members[0] ?? "");
  if (group.varies === true) return plural ? "vary from run to run" : "varies from run to run";
  return plural ? "differ" : "differs";
}

/** What it depends on, where the clauses alone do not say it. */
function prefix(traits: readonly TraitName[]): string | undefined {
  const named = [...new Set(traits.map((trait) => traitAxes[trait]))].map((axis) => {
    const titles = traits.filter((trait) => traitAxes[trait] === axis).map((trait) => traitTitles[trait]);
    return axis === "platform" || axis === "run" ? `the ${axis} (${joinWords(titles)})` : `the ${axis}`;
  });
  const plain = traits.every((trait) => traitAxes[trait] === "implementation" || traitAxes[trait] === "version");
  return plain ? undefined : `depends on ${joinWords(named)}`;
}

function doubt(traits: readonly TraitName[], alternatives: Explanation["alternatives"]): string {
  const rivals = new Set(alternatives.flatMap((set) => set.filter((trait) => !traits.includes(trait))));
  if (rivals.size === 0) return "";
  const names = [...rivals].map((trait) => `the ${traitTitles[trait]}`);
  return ` (${joinWords(names, "or")} would explain it as well)`;
}
