import { type TraitName, type Traits, type TraitValue, traitNames } from "@pyconform/model";

/** What an implementation usually says of itself, trait by trait; several values where each of them is usual. */
export type UsualTraits = Partial<Record<TraitName, TraitValue | readonly TraitValue[]>>;

const usualEverywhere: UsualTraits = {
  "debug-build": false,
  optimize: 0,
  "byte-order": "little",
  "pointer-bits": 64,
  "hash-seed": "random",
};

/**
 * The end of a name in results that says how an interpreter was started or built otherwise than usual, such as `-jit`
 * or `-O-seed0`; empty for the usual one. It depends on nothing else, so that a variant has the same name in every run.
 * `usualHere` is what the implementation adds to, or says otherwise than, what is usual everywhere.
 */
export function variantSuffix(traits: Traits, usualHere: UsualTraits): string {
  const usual = { ...usualEverywhere, ...usualHere };
  return traitNames
    .filter((name) => name in usual && ![usual[name]].flat().includes(traits.facts[name]))
    .map((name) => `-${traitWord(name, traits)}`)
    .join("");
}

/** One trait's value as a word in a name: `jit`, `nojit`, `OO`, `32bit`, `seed0`. */
export function traitWord(name: TraitName, { facts }: Traits): string {
  const value = facts[name];
  switch (name) {
    case "optimize":
      return value === 2 ? "OO" : value === 1 ? "O" : "no-optimize";
    case "pointer-bits":
    case "c-long-bits":
      return `${value}bit`;
    case "byte-order":
      return `${value}-endian`;
    case "debug-build":
      return value ? "debug" : "release";
    case "compiled":
      return value === "none" ? "source" : "compiled";
    case "gil":
    case "jit":
    case "utf8-mode":
      return value === "off" || value === "none" ? `no${name}` : name;
    case "free-threaded-build":
      return value ? "t" : "gil-build";
    case "hash-seed":
      return `seed${value}`;
    default:
      return String(value).replace(/[^A-Za-z0-9.]+/g, "-");
  }
}
