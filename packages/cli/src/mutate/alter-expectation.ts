import type { Expectation, Observation, Outcome } from "@pyconform/model";

/** An expectation with one part changed so that it no longer states what was seen. */
export interface Alteration {
  /** What was changed, for people. */
  readonly change: string;
  readonly expect: Expectation;
  /** What it is held against: what was seen, unless the change is in that. */
  readonly observed: readonly Observation[];
}

/**
 * Every way to alter what `expect` states and `observed` meets, part by part. Alternatives that were not seen stay as they
 * are: they are allowed, and nothing was seen that they could be wrong about. `meets` tells whether one outcome was met.
 */
export function* alterations(
  expect: Expectation,
  observed: Observation,
  meets: (outcome: Outcome) => boolean,
): Generator<Alteration> {
  const met = expect.oneOf.filter(meets);
  const others = expect.oneOf.filter((outcome) => !met.includes(outcome));
  for (const outcome of met) {
    for (const [change, altered] of alteredOutcomes(outcome))
      yield { change, expect: { ...expect, oneOf: [...others, altered] }, observed: [observed] };
    if (outcome.stdoutMatches !== undefined && "stdout" in observed)
      yield {
        change: "stdout-matches, held against text of another kind",
        expect: { ...expect, oneOf: [...others, outcome] },
        observed: [{ ...observed, stdout: otherKind(observed.stdout) }],
      };
  }
  if (expect.never.length > 0)
    yield {
      change: "never, with what was seen",
      expect: { ...expect, never: [...expect.never, outcomeOf(observed)] },
      observed: [observed],
    };
  if (expect.acrossRuns === "same" && "stdout" in observed)
    yield {
      change: "across-runs, with one run that differs",
      expect,
      observed: [observed, { ...observed, stdout: `${observed.stdout}altered\n` }],
    };
}

function* alteredOutcomes(outcome: Outcome): Generator<readonly [change: string, altered: Outcome]> {
  const { stdout, stdoutMatches, raises, messageMatches, exit, killed, warns } = outcome;
  if (stdout !== undefined) yield ["stdout", { ...outcome, stdout: alteredText(stdout) }];
  if (stdoutMatches !== undefined) yield ["stdout-matches", { ...outcome, stdoutMatches: nowhere(stdoutMatches) }];
  if (raises !== undefined) yield ["raises", { ...outcome, raises: "AlteredError" }];
  if (messageMatches !== undefined) yield ["message-matches", { ...outcome, messageMatches: nowhere(messageMatches) }];
  if (exit !== undefined) yield ["exit", { ...outcome, exit: exit + 1 }];
  if (killed !== undefined) yield ["killed", { ...outcome, killed: "SIGALTERED" }];
  for (const category of warns ?? []) yield [`warns ${category}`, { ...outcome, warns: ["AlteredWarning"] }];
  if (raises === undefined && exit === undefined && killed === undefined)
    yield ["the ending", { ...outcome, raises: "AlteredError" }];
}

/** The text with its last visible character changed; where there is none, with one. */
function alteredText(text: string): string {
  const at = text.trimEnd().length - 1;
  if (at < 0) return `${text}altered\n`;
  return `${text.slice(0, at)}${text[at] === "x" ? "y" : "x"}${text.slice(at + 1)}`;
}

/** A pattern that matches exactly the texts in which `pattern` matches nowhere (flags `su`). */
function nowhere(pattern: string): string {
  return `^(?!.*(?:${pattern}))`;
}

/** Letters for digits and digits for letters: what a pattern that says anything about its text refuses. */
function otherKind(text: string): string {
  return text.replace(/[\p{L}\p{N}]/gu, (character) => (/\p{N}/u.test(character) ? "x" : "7"));
}

function outcomeOf(observed: Observation): Outcome {
  return "stdout" in observed ? { stdout: observed.stdout } : {};
}
