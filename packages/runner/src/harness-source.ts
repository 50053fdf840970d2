import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The text of `harness.py`, which every interpreter is sent. */
export const harnessSource = read("harness.py");

/** The text of `describe.py`, the program that asks an interpreter for its traits. */
export const describeSource = read("describe.py");

/** The text of `ingredients.py`, the program that asks an interpreter which files it is made of. */
export const ingredientsSource = read("ingredients.py");

function read(name: string): string {
  return readFileSync(require.resolve(`@pyconform/protocol/harness/${name}`), "utf8");
}
