import { type TraitName, type Traits, traitNames } from "@pyconform/model";
import { traitWord } from "./variant-suffix.js";

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
      const id = `${wanted}-${traitWord(name, traits)}`;
      if (!this.#given.has(id)) return id;
    }
    let number = 2;
    while (this.#given.has(`${wanted}-${number}`)) number += 1;
    return `${wanted}-${number}`;
  }
}
