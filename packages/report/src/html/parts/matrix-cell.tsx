import type { CaseReport, VerdictKind } from "@pyconform/model";
import { verdictWords } from "../../verdict-words.js";
import { groupName } from "./marks.js";

/** In a cell whose only result was recorded from an earlier program. */
export const outdatedSign = "↺";

/** One case on one interpreter: a promise shows its verdict, another behaviour the letter of who agrees with whom. */
export function MatrixCell({
  level,
  kind,
  group,
  outdated,
}: {
  readonly level: CaseReport["level"];
  /** Absent where the interpreter has no result. */
  readonly kind: VerdictKind | undefined;
  /** Number of the group of equal observations; -1 where it is in none. */
  readonly group: number;
  /** What was recorded is of an earlier program. */
  readonly outdated: boolean;
}) {
  if (kind === undefined && outdated)
    return (
      <td class="outdated" title="outdated: recorded from an earlier program">
        <span aria-hidden="true">{outdatedSign}</span>
        <span class="hidden"> outdated</span>
      </td>
    );
  if (kind === undefined) return <td />;
  const { sign, word } = verdictWords[kind];
  const lettered = level === "implementation" && group >= 0;
  return (
    <td class={lettered ? `${kind} g${group % 8}` : kind} title={word}>
      {lettered ? `${groupName(group)}${kind === "not-as-described" ? sign : ""}` : sign}
      <span class="hidden"> {word}</span>
    </td>
  );
}
