import { describe, expect, test } from "vitest";
import { type Compile, checkCompiles } from "./check-compiles.js";
import { languageCase, readSpecs, subjectOf } from "./testing/read-specs.js";

async function check(text: string, compile: Compile) {
  const { files } = await readSpecs({ "specs/language/topic/subject.yaml": subjectOf(text) });
  return checkCompiles(files, compile);
}

const program = "code: |\n  x = 1\n  nonsense here\nexpect: { raises: NameError }\n";

describe("checkCompiles", () => {
  test("asks for the oldest version that each case claims", async () => {
    const asked: string[] = [];
    const compile: Compile = async (version, programs) => {
      asked.push(`${version}: ${programs.length}`);
      return programs.map(() => undefined);
    };
    await check(
      languageCase(program, "a") + languageCase(`since: "3.12"\n${program}`, "b") + languageCase(program, "c"),
      compile,
    );
    expect(asked).toEqual(["3.8: 2", "3.12: 1"]);
  });

  test("points at the line that does not compile", async () => {
    const { diagnostics } = await check(languageCase(program), async () => [{ message: "invalid syntax", line: 2 }]);
    expect(diagnostics.map(({ code, at }) => `${code} ${at.start.line}:${at.start.column}-${at.end.column}`)).toEqual([
      "code-does-not-compile 9:7-20",
    ]);
  });

  test("leaves programs alone that are expected not to compile", async () => {
    const { diagnostics } = await check(languageCase(program.replace("NameError", "SyntaxError")), async () => {
      throw new Error("asked");
    });
    expect(diagnostics).toEqual([]);
  });

  test("says for which versions there was no Python", async () => {
    expect(await check(languageCase(program), async () => undefined)).toEqual({ diagnostics: [], unchecked: ["3.8"] });
  });
});
