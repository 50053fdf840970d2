import type { FaultGroup } from "./fault.js";

const syntaxError = { kind: "raised", exception: { type: "SyntaxError" } } as const;

export const text: FaultGroup = {
  title: "The program's text",
  faults: [
    { title: "is no Python at all", code: "x = = 1", seen: syntaxError },
    { title: "is empty", code: "", seen: { kind: "finished", stdout: "", stderr: "" } },
    { title: "holds a null byte", code: "x = '\0'", seen: { kind: "raised" } },
    {
      title: "holds a lone surrogate",
      code: "x = '\ud800'",
      seen: syntaxError,
      otherwise: { pypy: { kind: "finished" } },
    },
    { title: "names an encoding that is none", code: "# coding: no-such-encoding\nprint(1)", seen: syntaxError },
    {
      title: "nests 5,000 brackets",
      code: `x = ${"(".repeat(5000)}${")".repeat(5000)}`,
      seen: { kind: "raised" },
    },
    {
      title: "is a megabyte long",
      code: `${"x = 1\n".repeat(170_000)}print('end')`,
      seen: { kind: "finished", stdout: "end\n" },
    },
  ],
};
