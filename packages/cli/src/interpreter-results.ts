import type { InterpreterResult } from "@pyconform/model";
import type { Discovered, UsableInterpreter } from "@pyconform/runner";

/** What results say of the interpreters of a run: those that were used, and those that could not be. */
export function interpreterResults(
  found: readonly Discovered[],
  used: readonly UsableInterpreter[],
  failures: ReadonlyMap<string, { readonly code: string; readonly message: string }>,
): readonly InterpreterResult[] {
  return found.flatMap((each): readonly InterpreterResult[] => {
    if (each.kind === "unusable")
      return [
        {
          id: each.id,
          implementation: "unknown",
          version: "",
          languageVersion: "",
          command: each.candidate.command,
          status: `${each.failure.code}: ${each.failure.message}`,
          ...sandboxOf(each),
        },
      ];
    if (!used.includes(each)) return [];
    const failure = failures.get(each.id);
    const { facts } = each.traits;
    return [
      {
        id: each.id,
        implementation: each.implementation,
        version: String(facts.version),
        languageVersion: String(facts["language-version"]),
        command: each.candidate.command,
        traits: each.traits,
        status: failure === undefined ? "used" : `${failure.code}: ${failure.message}`,
        ...sandboxOf(each),
      },
    ];
  });
}

function sandboxOf({ candidate: { sandbox } }: Discovered): Pick<InterpreterResult, "sandbox"> {
  return sandbox === undefined ? {} : { sandbox: sandbox.name };
}
