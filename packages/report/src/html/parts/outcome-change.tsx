import type { Observation } from "@pyconform/model";
import { firstDifference } from "../first-difference.js";
import { outcomeText } from "../outcome-text.js";
import { Text } from "./text.js";

const mostCompared = 50_000;

/** The first line in which two observations differ, the one and the other. */
export function OutcomeChange({ before, after }: { readonly before: Observation; readonly after: Observation }) {
  const found = firstDifference(outcomeText(before).slice(0, mostCompared), outcomeText(after).slice(0, mostCompared));
  if (found === undefined) return null;
  return (
    <p class="change">
      {found.line > 1 && <span class="quiet">line {found.line}: </span>}
      <Line text={found.before} />
      <span class="arrow">
        <span aria-hidden="true">→</span>
        <span class="hidden">then</span>
      </span>
      <Line text={found.after} />
    </p>
  );
}

function Line({ text }: { readonly text: string | undefined }) {
  if (text === undefined || text === "") return <em class="quiet">nothing</em>;
  return (
    <code>
      <Text text={text} />
    </code>
  );
}
