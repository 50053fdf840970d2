import type { WrongPython } from "@pyconform/loader";
import { type Expectation, type LanguageCase, type Observation, parseCaseId, type RunRecord } from "@pyconform/model";
import type { UsableInterpreter } from "@pyconform/runner";
import { describe, expect, test } from "vitest";
import { mutate } from "./mutate.js";
import type { RunPrograms } from "./run-programs.js";

/*
 * An interpreter without Python: what a program gives is looked up by its text. A wrong Python's program holds the text of
 * the program that runs on it, and whether its fault is in place.
 */
type Answers = (code: string) => Observation;

const printed = (stdout: string): Observation => ({ kind: "finished", stdout, stderr: "" });
const record = (observation: Observation): RunRecord => ({ outcomes: [{ observation, count: 1 }], durationMs: 1 });
const interpreter = { id: "fake-3.15", implementation: "fake" } as UsableInterpreter;

function running(answers: Answers): RunPrograms {
  return async (programs) => new Map(programs.map(({ key, program }) => [key, record(answers(program.code))]));
}

function languageCase(name: string, code: string, expectation: Partial<Expectation>): LanguageCase {
  const id = parseCaseId(`samples/fake/${name}`);
  if (id === undefined) throw new Error(name);
  const start = { line: 1, column: 1 };
  const run = { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } as const;
  return {
    level: "language",
    id,
    aliases: [],
    topic: "samples",
    subject: "fake",
    title: name,
    covers: [],
    program: { code, requires: [], run },
    compare: "outcome",
    at: { file: "", start, end: start },
    promisedBy: [],
    expect: { oneOf: [{}], never: [], ...expectation },
  };
}

const removal = (text: string, code: string, prints = true) => ({ line: 1, text, prints, code, ending: `end ${code}` });

/** Answers the search for statements with `removals`, and everything else by `programs`. */
function answering(removals: readonly object[], programs: Readonly<Record<string, Observation>>): Answers {
  return (code) => {
    if (code.includes("PROGRAMS = ")) return printed(JSON.stringify([removals]));
    const found = programs[code];
    if (found === undefined) throw new Error(`nothing is known of ${code}`);
    return found;
  };
}

async function survivorsOf(
  expectation: Partial<Expectation>,
  removals: readonly object[],
  programs: Readonly<Record<string, Observation>>,
) {
  const run = running(answering(removals, programs));
  return mutate([languageCase("one", "whole", expectation)], [], interpreter, run, () => {});
}

describe("the last observing statement", () => {
  const exact = { oneOf: [{ stdout: "1\n" }] };

  test("is missed by a case that says what it prints", async () => {
    const { observation } = await survivorsOf(exact, [removal("print(1)", "without")], {
      whole: printed("1\n"),
      without: printed(""),
    });
    expect(observation).toEqual({ tried: 1, caught: 1, survivors: [], passedOver: 0 });
  });

  test("is not missed by a case that allows anything", async () => {
    const { observation, expectation } = await survivorsOf(
      { oneOf: [{ stdoutMatches: ".*" }] },
      [removal("print(1)", "without")],
      { whole: printed("1\n"), without: printed("") },
    );
    expect(observation.survivors).toEqual([
      { program: "samples/fake/one", change: "line 1, print(1)", why: "what is then seen is allowed as well" },
    ]);
    expect(expectation.survivors.map(({ change }) => change)).toEqual([
      "stdout-matches, held against text of another kind",
    ]);
  });

  test("is one before a statement that is not reached", async () => {
    const { observation } = await survivorsOf(exact, [removal("print(2)", "first"), removal("print(1)", "second")], {
      whole: printed("1\n"),
      first: printed("1\n"),
      "end first": printed("1\n"),
      second: printed(""),
    });
    expect(observation).toEqual({ tried: 1, caught: 1, survivors: [], passedOver: 1 });
  });

  test("that is reached, and without which the same is seen, is named", async () => {
    const { observation } = await survivorsOf(exact, [removal("print(end='')", "first")], {
      whole: printed("1\n"),
      first: printed("1\n"),
      "end first": printed(""),
    });
    expect(observation.survivors.map(({ why }) => why)).toEqual([
      "it is reached, and nothing of what is seen comes from it",
    ]);
  });

  test("is none where no statement changes what is seen", async () => {
    const { observation } = await survivorsOf(exact, [removal("import x", "first", false)], {
      whole: printed("1\n"),
      first: printed("1\n"),
    });
    expect(observation.survivors.map(({ change }) => change)).toEqual(["no statement"]);
  });
});

test("a program that is not kept as it is cannot be tried, and is named", async () => {
  const { notTried, programs } = await survivorsOf({ oneOf: [{ stdout: "1\n" }] }, [], { whole: printed("2\n") });
  expect(programs).toBe(0);
  expect(notTried).toEqual([{ program: "samples/fake/one", reason: "not kept on fake-3.15" }]);
});

describe("a wrong Python", () => {
  const wrong: WrongPython = {
    name: "sum-of-nothing",
    title: "sum is 0",
    breaks: [],
    mentions: ["sum("],
    code: "fault",
    file: "",
  };

  /** What the program prints with the fault, and with what it replaces in place but harmless. */
  async function tried(faulty: string, harmless: string, installation: Observation = printed("in place")) {
    const run = running((code) => {
      if (code.includes("PROGRAMS = ")) return printed(JSON.stringify([[removal("print", "without")]]));
      if (code === "print(sum([1]))") return printed("1\n");
      if (code === "without") return printed("");
      if (code.includes('b"in place"')) return installation;
      return printed(code.includes("FAULTY = True") ? faulty : harmless);
    });
    const cases = [languageCase("one", "print(sum([1]))", { oneOf: [{ stdout: "1\n" }] })];
    const [result] = (await mutate(cases, [wrong], interpreter, run, () => {})).wrongPythons;
    return result;
  }

  test("is noticed by a case that its fault turns red", async () => {
    expect(await tried("0\n", "1\n")).toMatchObject({ tried: 1, caughtBy: ["samples/fake/one"] });
  });

  test("is not noticed by a case that stays as it is", async () => {
    expect(await tried("1\n", "1\n")).toMatchObject({ tried: 1, caughtBy: [] });
  });

  test("is not noticed by a case that is red without the fault, too", async () => {
    expect(await tried("0\n", "0\n")).toMatchObject({ tried: 1, caughtBy: [] });
  });

  test("that cannot be put in place is tried on nothing, and says why", async () => {
    const exception = { type: "ImportError", bases: [], message: "no ctypes" };
    const failed: Observation = { kind: "raised", stdout: "", stderr: "", exception };
    expect(await tried("0\n", "1\n", failed)).toMatchObject({
      tried: 0,
      caughtBy: [],
      notInstalled: "ImportError: no ctypes",
    });
  });
});
