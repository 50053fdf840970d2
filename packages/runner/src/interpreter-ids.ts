import { type TraitName, type Traits, traitNames } from "@pyconform/model";

const tellingFirst = ["machine", "pointer-bits", "gil", "jit", "optimize"] as const satisfies readonly TraitName[];

/** Makes ids unique: by a trait in which two of the same name differ, otherwise by a number. */
export class InterpreterIds {
  readonly #given = new Map<string, Traits>();

  give(wanted: string, traits: Traits): string {
    const first = this.#given.get(wanted);
    const id = first === undefined ? wanted : this.#firstFree(wanted, first, traits);
    this.#given.set(id, traits);
    return id;
  }

  #firstFree(wanted: string, first: Traits, traits: Traits): string {
    const names = new Set([...tellingFirst, ...traitNames]);
    const different = [...names].filter((name) => first.facts[name] !== traits.facts[name]);
    for (const name of different) {
      const id = `${wanted}-${suffix(name, traits)}`;
      if (!this.#given.has(id)) return id;
    }
    let number = 2;
    while (this.#given.has(`${wanted}-${number}`)) number += 1;
    return `${wanted}-${number}`;
  }
}

function suffix(name: TraitName, { facts }: Traits): string {
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
