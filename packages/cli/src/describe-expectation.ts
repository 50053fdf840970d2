import type { Case, Expectation, Outcome, When } from "@pyconform/model";

/** What a case expects, in lines for people. */
export function describeExpectation(each: Case): readonly string[] {
  return each.level === "language"
    ? expectationLines(each.expect)
    : each.expect.flatMap((row) => [whenText(row.when), ...expectationLines(row).map((line) => `  ${line}`)]);
}

function whenText({ implementation, version, traits }: When): string {
  const parts = [
    ...(implementation === undefined ? [] : [implementation.join(" or ")]),
    ...(version === undefined ? [] : [`Python ${version}`]),
    ...Object.entries(traits ?? {}).map(([trait, value]) => `${trait}=${value}`),
  ];
  return parts.length === 0 ? "everywhere else:" : `on ${parts.join(", ")}:`;
}

function expectationLines({ oneOf, never, acrossRuns }: Expectation): readonly string[] {
  return [
    ...(oneOf.length > 1
      ? ["one of:", ...oneOf.map((outcome) => `  ${outcomeText(outcome)}`)]
      : oneOf.map(outcomeText)),
    ...never.map((outcome) => `never: ${outcomeText(outcome)}`),
    ...(acrossRuns === undefined
      ? []
      : [acrossRuns === "same" ? "the same in every process" : "may vary from process to process"]),
  ];
}

function outcomeText(outcome: Outcome): string {
  const parts = [
    ...(outcome.raises === undefined ? [] : [`raises ${outcome.raises}`]),
    ...(outcome.messageMatches === undefined ? [] : [`with a message that matches /${outcome.messageMatches}/`]),
    ...(outcome.exit === undefined ? [] : [`exits with status ${outcome.exit}`]),
    ...(outcome.killed === undefined ? [] : [`is ended by ${outcome.killed}`]),
    ...(outcome.stdout === undefined ? [] : [`prints ${JSON.stringify(outcome.stdout)}`]),
    ...(outcome.stdoutMatches === undefined ? [] : [`prints what matches /${outcome.stdoutMatches}/`]),
    ...(outcome.warns === undefined ? [] : [`warns ${outcome.warns.join(", ")}`]),
  ];
  return parts.length === 0 ? "finishes" : parts.join(", ");
}
