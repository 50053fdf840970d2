import { statSync } from "node:fs";
import type { Program } from "@pyconform/model";
import { type IngredientsAnswer, ingredientsSchema } from "@pyconform/protocol";
import { type Adapter, type Candidate, defaultLimits } from "./adapter.js";
import type { Ingredients } from "./file-stamps.js";
import { ingredientsSource } from "./harness-source.js";

/**
 * Asks which files on this machine the interpreter is made of; `undefined` where it does not say, or where its files are
 * elsewhere: behind ssh, in a container, below the root of an emulator.
 */
export async function askIngredients(
  adapter: Pick<Adapter, "run">,
  { command, timeoutScale = 1 }: Candidate,
  signal: AbortSignal,
): Promise<Ingredients | undefined> {
  const run = { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } as const;
  const program: Program = { code: ingredientsSource, requires: [], run };
  const limits = { ...defaultLimits, timeoutMs: 20_000 * timeoutScale, maxMemoryBytes: 4 * 1024 ** 3 };
  const { observation } = await adapter.run(program, limits, signal);
  if (observation.kind !== "finished") return undefined;
  const answer = parse(observation.stdout);
  if (answer === undefined || !answer.proof.every(isSameHere)) return undefined;
  const named = command.filter((part) => statSync(part, { throwIfNoEntry: false })?.isFile());
  return { files: [...named, ...answer.files], trees: answer.trees, folders: answer.folders };
}

function parse(text: string): IngredientsAnswer | undefined {
  try {
    const parsed = ingredientsSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the path means the same file to us as to the interpreter. */
function isSameHere([path, size, mtimeNs, ino]: IngredientsAnswer["proof"][number]): boolean {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found !== undefined && `${found.size} ${found.mtimeNs} ${found.ino}` === `${size} ${mtimeNs} ${ino}`;
}
