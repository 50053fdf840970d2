import type { CaseReport, VerdictKind } from "@pyconform/model";
import { verdictWords } from "../../verdict-words.js";

/** A verdict: its sign and its word. */
export function VerdictMark({ kind }: { readonly kind: VerdictKind }) {
  const { sign, word } = verdictWords[kind];
  return (
    <span class={`verdict ${kind}`}>
      <span aria-hidden="true">{sign}</span> {word}
    </span>
  );
}

/** Who owes it: everybody (language) or one implementation. */
export function LevelMark({ level }: { readonly level: CaseReport["level"] }) {
  return <span class={`level ${level}`}>{level}</span>;
}

/** Name of a group of interpreters that observed the same: A, B, ... */
export function groupName(index: number): string {
  return index < 26 ? String.fromCodePoint(65 + index) : `A${groupName(index - 26)}`;
}

/** A group's letter, in its tint. */
export function GroupLetter({ index }: { readonly index: number }) {
  return <span class={`letter g${index % 8}`}>{groupName(index)}</span>;
}
