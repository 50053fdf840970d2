import type { Observation } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { namedLine, parseRemovals } from "./removals.js";

const raised = (stderr: string): Observation => ({
  kind: "raised",
  stdout: "",
  stderr,
  exception: { type: "E", bases: [], message: "" },
});

describe("the line that stderr names", () => {
  test.each([
    [
      "of a traceback, the one in the main module",
      'T:\n  File "/tmp/x/case.py", line 3, in <module>\n  File "/tmp/x/case.py", line 1, in f\nE\n',
      3,
    ],
    [
      "of a chain of exceptions, that of the last",
      '  File "/t/case.py", line 2, in <module>\n\nDuring:\n\n  File "/t/case.py", line 4, in <module>\n',
      4,
    ],
    ["of an exception group, within its frame", '  | T\n  |   File "/t/case.py", line 5, in <module>\n  +--\n', 5],
    ["of a warning, its own", "/tmp/x/case.py:7: UserWarning: text\n", 7],
    ["of another file, none", '  File "/usr/lib/json.py", line 9, in <module>\n', null],
  ])("%s", (_, stderr, line) => {
    expect(namedLine(raised(stderr))).toBe(line);
  });
});

test("a search that fails is a mistake of ours, and says what became of it", () => {
  expect(() => parseRemovals(raised("no ast here"))).toThrow("no ast here");
  expect(() => parseRemovals(undefined)).toThrow("did not end well");
});
