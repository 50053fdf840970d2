import { execFile } from "node:child_process";
import type { Compile, CompileError } from "@pyconform/loader";
import type { UsableInterpreter } from "@pyconform/runner";

/** Compiles each program that comes as JSON on stdin, without running it, and prints the errors as JSON. */
const compiler = `
import json, sys, warnings
warnings.simplefilter("ignore")
errors = []
for program in json.load(sys.stdin):
    try:
        compile(program, "case.py", "exec", dont_inherit=True)
        errors.append(None)
    except SyntaxError as error:
        errors.append({"message": error.msg, "line": error.lineno})
    except ValueError as error:
        errors.append({"message": str(error), "line": None})
json.dump(errors, sys.stdout)
`;

/** A {@link Compile} over CPythons at hand; a version for which there is none is answered by `undefined`. */
export function compileOn(interpreters: readonly UsableInterpreter[]): Compile {
  return async (version, programs) => {
    const interpreter = interpreters.find(
      ({ implementation, traits }) => implementation === "cpython" && traits.facts["language-version"] === version,
    );
    return interpreter === undefined ? undefined : compileAll(interpreter.candidate.command, programs);
  };
}

async function compileAll(
  command: readonly string[],
  programs: readonly string[],
): Promise<readonly (CompileError | undefined)[]> {
  const [program = "", ...args] = command;
  const output = await new Promise<string>((resolve, reject) => {
    const child = execFile(program, [...args, "-I", "-c", compiler], { maxBuffer: 64 * 1024 ** 2 }, (error, stdout) =>
      error === null ? resolve(stdout) : reject(error),
    );
    child.stdin?.end(JSON.stringify(programs));
  });
  const errors = JSON.parse(output) as readonly ({ message: string; line: number | null } | null)[];
  return errors.map((error) =>
    error === null ? undefined : { message: error.message, line: error.line ?? undefined },
  );
}
