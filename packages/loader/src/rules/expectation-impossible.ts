import { isDeepStrictEqual } from "node:util";
import { compareVersions } from "@pyconform/model";
import { satisfies } from "@renovatebot/pep440";
import { oldestVersion } from "../check-compiles.js";
import type { LoaderDiagnostic } from "../fix.js";
import { maskPython } from "../python-source.js";
import type { AuthoredOutcome, AuthoredRow } from "../schema/expectation.js";
import { list } from "../to-case.js";
import { eachExpectation, eachOutcome, outcomeKeys, type PlacedExpectation } from "./expectations.js";
import { eachCase, mistake, type Rule } from "./rule.js";

/** An expectation that no observation meets, and a row that nothing reaches, would never go red for the right reason. */
export const expectationImpossible: Rule = {
  code: "expectation-impossible",
  stage: "load",
  *check(files) {
    for (const placed of eachExpectation(files)) {
      yield* checkChoice(placed);
      for (const { outcome, path, never } of eachOutcome(placed)) {
        for (const [key, message, hint] of impossibleParts(outcome, never ? "" : placed.code)) {
          yield mistake("expectation-impossible", placed.file, [...path, key], message, hint);
        }
      }
    }
    for (const { authored, path, file } of eachCase(files)) {
      const { since, until } = authored;
      if (since !== undefined && until !== undefined && compareVersions(since, until) > 0) {
        yield mistake(
          "expectation-impossible",
          file,
          [...path, "since"],
          `since ${since} is after until ${until}`,
          "exchange them",
        );
      }
      if (authored.level === "language") continue;
      for (const { index, message } of unreachedRows(authored.expect, since ?? oldestVersion, until)) {
        yield mistake(
          "expectation-impossible",
          file,
          [...path, "expect", index],
          message,
          "the first row that matches is judged; no interpreter gets here",
        );
      }
    }
  },
};

function* checkChoice({ expect, file, path }: PlacedExpectation): Generator<LoaderDiagnostic> {
  const allowed = expect["one-of"];
  if (allowed === undefined) return;
  const beside = outcomeKeys.find((key) => expect[key] !== undefined);
  if (beside !== undefined) {
    yield mistake(
      "expectation-impossible",
      file,
      [...path, beside],
      `"one-of" and "${beside}" contradict each other`,
      "move it into each allowed outcome",
    );
  }
  for (const [index, outcome] of (expect.never ?? []).entries()) {
    if (allowed.some((one) => isDeepStrictEqual(one, outcome))) {
      yield mistake(
        "expectation-impossible",
        file,
        [...path, "never", index],
        "the same outcome is allowed and forbidden",
      );
    }
  }
}

type Part = readonly [key: string, message: string, hint?: string];

function* impossibleParts(outcome: AuthoredOutcome, code: string): Generator<Part> {
  const endings = (["raises", "exit", "killed"] as const).filter((key) => outcome[key] !== undefined);
  if (endings.length > 1)
    yield [endings[1] ?? "", `a program ends in one way: ${endings.join(" and ")} exclude each other`];
  if (outcome.raises === "SystemExit")
    yield ["raises", "SystemExit is how a program exits, and never seen as raised", "give the status: `exit: 0`"];
  if (outcome["message-matches"] !== undefined && outcome.raises === undefined) {
    yield ["message-matches", "there is no message without an exception", "give `raises:` too"];
  }
  for (const key of ["stdout-matches", "message-matches"] as const) {
    const pattern = outcome[key];
    if (pattern === undefined) continue;
    const compiled = compile(pattern);
    if (typeof compiled === "string")
      yield [key, compiled, "it is an ECMAScript regular expression with the flags s and u"];
    else if (key === "stdout-matches" && outcome.stdout !== undefined && !compiled.test(outcome.stdout)) {
      yield [key, "the expression does not match the expected stdout", "give one of the two"];
    }
  }
  const { stdout } = outcome;
  if (stdout !== undefined && stdout !== "" && !stdout.endsWith("\n") && onlyPrintsLines(code)) {
    yield [
      "stdout",
      "what print() writes ends with a newline, and this does not",
      'write stdout: "...\\n" or a `|` block',
    ];
  }
  if (stdout?.includes("\r\n") && onlyPrintsLines(code))
    yield ["stdout", "the file has Windows line ends", "save it with \\n"];
}

function compile(pattern: string): RegExp | string {
  try {
    return new RegExp(pattern, "su");
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whether all that a program writes is surely ended by newlines: nothing but plain print() writes. */
function onlyPrintsLines(code: string): boolean {
  if (code === "") return false;
  const masked = maskPython(code);
  return (
    /\bprint\(/.test(masked) &&
    !/\bend\s*=|write|stdout|subprocess|\bos\.|\*\*|exec|eval|stderr|pprint|input|fd\b/.test(masked)
  );
}

function* unreachedRows(
  rows: readonly AuthoredRow[],
  since: string,
  until: string | undefined,
): Generator<{ index: number; message: string }> {
  const claimed = minorVersions.filter(
    (version) => compareVersions(version, since) >= 0 && (until === undefined || compareVersions(version, until) <= 0),
  );
  for (const [index, row] of rows.entries()) {
    const { version } = row.when ?? {};
    if (version !== undefined && !claimed.some((one) => matchesVersion(one, version))) {
      yield { index, message: `no version of the language that the case claims is ${version}` };
      continue;
    }
    const earlier = rows.slice(0, index).findIndex((one) => coversRow(one, row, claimed));
    if (earlier >= 0) yield { index, message: `row ${earlier + 1} already matches all that this row matches` };
  }
}

/** Versions that rows may tell apart, far enough into the future. */
const minorVersions = Array.from({ length: 60 }, (_, minor) => `3.${minor}`);

function matchesVersion(version: string, range: string): boolean {
  const known =
    matching.get(range) ?? new Set(minorVersions.filter((one) => satisfies(one, range, { prereleases: true })));
  matching.set(range, known);
  return known.has(version);
}

/** The same few specifiers stand in hundreds of rows. */
const matching = new Map<string, ReadonlySet<string>>();

function coversRow(earlier: AuthoredRow, later: AuthoredRow, claimed: readonly string[]): boolean {
  const [first, second] = [earlier.when ?? {}, later.when ?? {}];
  const implementations = list(second.implementation);
  if (
    first.implementation !== undefined &&
    (implementations.length === 0 || !implementations.every((name) => list(first.implementation).includes(name)))
  ) {
    return false;
  }
  const traits = Object.entries(first.traits ?? {});
  if (!traits.every(([name, value]) => String(second.traits?.[name as keyof typeof second.traits]) === String(value)))
    return false;
  const { version } = first;
  if (version === undefined) return true;
  return claimed.every((one) =>
    second.version === undefined || matchesVersion(one, second.version) ? matchesVersion(one, version) : true,
  );
}
