import type { Case, CaseReport, CaseResult, InterpreterResult, Observation } from "@pyconform/model";
import { hostileText } from "./hostile-text.js";
import { groupsOf, program, span } from "./sample-parts.js";

/** Everything that a program or an author could put into a page to break it. */
export function hostileReport(used: readonly InterpreterResult[]): CaseReport {
  const id = "hostile/output/everything" as Case["id"];
  const authored: Case = {
    id,
    aliases: [],
    level: "language",
    topic: "hostile",
    subject: "output",
    title: `Title ${hostileText}`,
    note: hostileText,
    covers: [],
    program: program(`print(${JSON.stringify(hostileText)})  # ${hostileText}\n`),
    compare: "outcome",
    at: span,
    promisedBy: [`reference/"><script>alert(1)</script>#x' onclick='alert(1)`],
    expect: {
      oneOf: [{ stdout: hostileText, raises: hostileText, warns: [hostileText] }],
      never: [{ stdoutMatches: hostileText }],
    },
  };
  const observation: Observation = {
    kind: "raised",
    exception: { type: hostileText, bases: [hostileText, "Exception"], message: hostileText },
    stdout: `${hostileText}\n${"x".repeat(300_000)}`,
    stderr: hostileText.repeat(3),
  };
  const results = used.map(
    ({ id: interpreter }, index): CaseResult => ({
      interpreter,
      verdict: { kind: "broken", mismatches: [{ part: "stdout", message: hostileText }] },
      observation: index === 0 ? { kind: "finished", stdout: hostileText, stderr: "" } : observation,
      outcomes: [
        { observation, count: 3 },
        { observation: { kind: "finished", stdout: hostileText, stderr: "" }, count: 1 },
      ],
      durationMs: 1,
      retriedAfter: "time",
    }),
  );
  const groups = groupsOf(results);
  return {
    id,
    level: "language",
    topic: "hostile",
    subject: "output",
    title: authored.title,
    results,
    case: authored,
    finding: { kind: "broken-by", interpreters: used.map((each) => each.id), groups, sentence: hostileText },
  };
}
