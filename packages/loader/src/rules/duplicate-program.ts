import { eachCase, mistake, type Rule } from "./rule.js";

/** Two cases never run the same program in the same way: one of them says nothing new. */
export const duplicateProgram: Rule = {
  code: "duplicate-program",
  stage: "lint",
  *check(files) {
    const first = new Map<string, string>();
    for (const { case: one, path, file } of eachCase(files)) {
      const { code, run } = one.program;
      const lines = code.split("\n").map((line) => line.trimEnd());
      const key = JSON.stringify([lines.filter((line) => line !== ""), run.flags, run.env]);
      const same = first.get(key);
      if (same === undefined) first.set(key, one.id);
      else
        yield mistake(
          "duplicate-program",
          file,
          [...path, "id"],
          `the program of "${one.id}" is that of "${same}"`,
          "show the fact with another program, or join the cases",
        );
    }
  },
};
