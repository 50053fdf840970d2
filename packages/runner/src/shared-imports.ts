import type { Program } from "@pyconform/model";

/**
 * The import statements that the runs of `program` share: those at the top of a program with threads that is run many times.
 * Importing `concurrent.futures` takes ten times as long as the rest of such a run, and what threads do to each other does not
 * depend on it. Sorted, so that programs with the same imports share them, too; empty for every other program.
 */
export function sharedImports({ code, requires, run }: Program): readonly string[] {
  const hasThreads = requires.some(
    (requirement) => requirement.kind === "feature" && requirement.feature === "threads",
  );
  if (run.repeat < 2 || !hasThreads) return [];
  const statements = code.split("\n").filter((line) => /^(?:import|from) (?!__future__).*[\w*]\s*$/.test(line));
  return [...new Set(statements)].sort();
}
