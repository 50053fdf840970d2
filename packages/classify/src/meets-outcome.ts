import type { Mismatch, Observation, Outcome } from "@pyconform/model";
import { limitReached } from "@pyconform/model";
import { describeEnding } from "./describe-ending.js";
import { showText } from "./show-text.js";

/**
 * What of an expected outcome is not met; empty when all of it is.
 * Parts that are absent are not judged, except the ending: without `raises`, `exit` or `killed` the program must finish.
 */
export function outcomeMismatches(outcome: Outcome, observation: Observation): readonly Mismatch[] {
  if (observation.kind === "not-run" || observation.kind === "harness-failed") return [];
  if (limitReached(observation) !== undefined) return [limitMismatch(observation)];
  return [...endingMismatches(outcome, observation), ...statedMismatches(outcome, observation)];
}

/** Whether a forbidden outcome was seen: every stated part of it agrees; how the program ended counts only where it is stated. */
export function showsOutcome(outcome: Outcome, observation: Observation): boolean {
  if (observation.kind === "not-run" || observation.kind === "harness-failed") return false;
  return statedMismatches(outcome, observation).length === 0;
}

type Ran = Exclude<Observation, { readonly kind: "not-run" | "harness-failed" }>;

function limitMismatch(observation: Ran): Mismatch {
  return { part: "limit", message: describeEnding(observation) };
}

function endingMismatches(outcome: Outcome, observation: Ran): readonly Mismatch[] {
  const mayEndOtherwise = outcome.raises !== undefined || outcome.exit !== undefined || outcome.killed !== undefined;
  if (mayEndOtherwise || observation.kind === "finished") return [];
  return [{ part: "ending", message: `expected to run to its end, but ${describeEnding(observation)}` }];
}

function statedMismatches(outcome: Outcome, observation: Ran): readonly Mismatch[] {
  const found: Mismatch[] = [];
  const { stdout, stdoutMatches, raises, messageMatches, exit, killed, warns = [] } = outcome;
  if (stdout !== undefined && observation.stdout !== stdout)
    found.push({ part: "stdout", message: firstDifference(stdout, observation.stdout) });
  if (stdoutMatches !== undefined && !new RegExp(stdoutMatches, "su").test(observation.stdout))
    found.push({
      part: "stdout-matches",
      message: `stdout ${showText(observation.stdout)} does not match /${stdoutMatches}/`,
    });
  if (raises !== undefined && !raised(raises, observation))
    found.push({ part: "raises", message: `expected ${raises}, but ${describeEnding(observation)}` });
  if (messageMatches !== undefined && !messageAgrees(messageMatches, observation))
    found.push({ part: "message-matches", message: messageMismatch(messageMatches, observation) });
  if (exit !== undefined && statusOf(observation) !== exit)
    found.push({ part: "exit", message: `expected exit status ${exit}, but ${describeEnding(observation)}` });
  if (killed !== undefined && !(observation.kind === "killed" && observation.signal === killed))
    found.push({ part: "killed", message: `expected to be ended by ${killed}, but ${describeEnding(observation)}` });
  for (const category of warns.filter((name) => !warned(name, observation.stderr)))
    found.push({ part: "warns", message: `no ${category} is shown on stderr` });
  return found;
}

/** `zlib.error` is observed as `error`: an exception is told by its name without module. */
function raised(name: string, observation: Ran): boolean {
  const bare = name.slice(name.lastIndexOf(".") + 1);
  return observation.kind === "raised" && observation.exception.bases.includes(bare);
}

function messageAgrees(pattern: string, observation: Ran): boolean {
  return observation.kind === "raised" && new RegExp(pattern, "su").test(observation.exception.message);
}

function messageMismatch(pattern: string, observation: Ran): string {
  return observation.kind === "raised"
    ? `the message ${showText(observation.exception.message)} does not match /${pattern}/`
    : `expected an exception whose message matches /${pattern}/, but ${describeEnding(observation)}`;
}

function statusOf(observation: Ran): number | undefined {
  if (observation.kind === "finished") return 0;
  return observation.kind === "exited" ? observation.status : undefined;
}

/** A warning is shown as `file:line: Category: message`; a traceback's last line has no such beginning. */
function warned(category: string, stderr: string): boolean {
  return stderr.split("\n").some((line) => {
    const shown = /^.*:\d+: (?:[\w.]*\.)?(\w+)(?::|$)/u.exec(line);
    return shown?.[1] === category;
  });
}

function firstDifference(expected: string, observed: string): string {
  const left = expected.split("\n");
  const right = observed.split("\n");
  const line = left.findIndex((text, index) => text !== right[index]);
  const index = line === -1 ? left.length : line;
  if (left.length <= 2 && right.length <= 2) return `expected stdout ${showText(expected)}, got ${showText(observed)}`;
  return `stdout differs at line ${index + 1}: expected ${lineText(left[index])}, got ${lineText(right[index])}`;
}

function lineText(line: string | undefined): string {
  return line === undefined ? "no more lines" : showText(line);
}
