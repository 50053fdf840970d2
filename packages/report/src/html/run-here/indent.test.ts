import { describe, expect, test } from "vitest";
import { type Edit, indent, newLine, outdent, type Selected } from "./indent.js";

/** A text in which `|` stands where the selection starts and ends. */
function marked(text: string): Selected {
  const [before = "", middle, after] = text.split("|");
  const selection = after === undefined ? "" : (middle ?? "");
  const rest = after ?? middle ?? "";
  return { text: before + selection + rest, start: before.length, end: before.length + selection.length };
}

function show({ text }: Selected, { from, to, text: put, selection: [start, end] }: Edit): string {
  const changed = text.slice(0, from) + put + text.slice(to);
  const inner = changed.slice(start, end);
  return `${changed.slice(0, start)}|${inner}${inner === "" ? "" : "|"}${changed.slice(end)}`;
}

describe("in the program's field", () => {
  test.each<readonly [string, (selected: Selected) => Edit, string, string]>([
    ["Tab goes to the next stop", indent, "if x:\n|y", "if x:\n    |y"],
    ["Tab within a line goes to the next stop", indent, "ab|c", "ab  |c"],
    ["Tab replaces what is selected in a line", indent, "a|bc|d", "a   |d"],
    ["Tab moves all selected lines", indent, "|a\n\nb|\nc", "    |a\n\n    b|\nc"],
    ["a line whose start is where the selection ends stays", indent, "|a\n|b", "    |a\n|b"],
    ["Shift and Tab moves a line back", outdent, "    a|b", "a|b"],
    ["Shift and Tab takes what there is", outdent, "  |a", "|a"],
    ["Shift and Tab moves all selected lines back", outdent, "|    a\n        b|", "|a\n    b|"],
    ["Enter starts below the line", newLine, "    a|", "    a\n    |"],
    ["Enter goes a step further after a colon", newLine, "  if x:  # why|", "  if x:  # why\n      |"],
    ["Enter in the middle keeps the rest", newLine, "a|b", "a\n|b"],
  ])("%s", (_, edit, before, after) => {
    const selected = marked(before);
    expect(show(selected, edit(selected))).toBe(after);
  });
});
