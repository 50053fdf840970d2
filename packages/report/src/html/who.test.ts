import { expect, test } from "vitest";
import { sampleInterpreters } from "../testing/sample-interpreters.js";
import { versionLines } from "./version-lines.js";
import { whoInWords } from "./who.js";

const older = {
  ...sampleInterpreters[4],
  id: "cpython-3.11.2",
  version: "3.11.2",
} as (typeof sampleInterpreters)[number];
const used = [...sampleInterpreters, older];
const site = { used, lines: versionLines(used) };

test.each([
  {
    name: "versions in a row are their first and last",
    ids: ["pypy-8.0.1-py3.11", "cpython-3.8.18", "cpython-3.9.18", "cpython-3.10.13"],
    expected: "pypy-8.0.1-py3.11, cpython 3.8 to 3.10",
  },
  {
    name: "a gap parts them",
    ids: ["cpython-3.15.2", "cpython-3.8.18", "cpython-3.9.18", "cpython-3.10.13"],
    expected: "cpython-3.15.2, cpython 3.8 to 3.10",
  },
  {
    name: "few are named one by one",
    ids: ["cpython-3.8.18", "cpython-3.9.18"],
    expected: "cpython-3.8.18, cpython-3.9.18",
  },
  {
    name: "an older release of a version is in the row",
    ids: ["cpython-3.10.13", "cpython-3.11.7", "cpython-3.12.1", "cpython-3.11.2"],
    expected: "cpython 3.10 to 3.12",
  },
  {
    name: "the same version on another machine is not",
    ids: ["cpython-3.12.1", "cpython-3.13.0", "cpython-3.14.10", "cpython-3.13.5-s390x"],
    expected: "cpython 3.12 to 3.14, cpython-3.13.5-s390x",
  },
])("$name", ({ ids, expected }) => {
  expect(whoInWords(site, ids)).toBe(expected);
});
