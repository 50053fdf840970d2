import type { CaseIndex, IndexedCase } from "../case-index.js";

const language: IndexedCase = {
  id: "immutability/tuple/item-assignment",
  level: "language",
  title: "A tuple's items cannot be replaced",
  cites: ["reference/datamodel#immutable-sequences"],
  requires: [],
  code: "t = (1, 2)\nt[0] = 9\n",
  statement: "",
  result: {
    finding: "upheld",
    axes: [],
    changed: [],
    verdicts: ["kept", "kept", "kept"],
    groups: [0, 0, 0],
    failing: false,
    portable: true,
  },
};

/** Three interpreters and a case of each kind. */
export const sampleIndex: CaseIndex = {
  interpreters: [
    { id: "cpython-3.14.2", implementation: "cpython" },
    { id: "cpython-3.11.7", implementation: "cpython" },
    { id: "pypy-8.0.1-py3.11", implementation: "pypy" },
  ],
  reference: 0,
  cases: [
    language,
    {
      ...language,
      id: "object-lifetime/finalizers/order",
      title: "Finalizers may run late",
      cites: ["reference/datamodel#object.__del__", "library/gc#gc.collect"],
      requires: ["gc", "threads"],
      code: "class a:\n    def __del__(self): print('gone')\n",
      result: {
        finding: "broken-by",
        axes: [],
        changed: [],
        verdicts: ["kept", "kept", "known-deviation"],
        groups: [0, 0, 1],
        failing: false,
        portable: false,
      },
    },
    {
      ...language,
      id: "identity-and-interning/small-int/same",
      level: "implementation",
      title: "A small int is one object",
      cites: ["c-api/long#c.PyLong_FromLong"],
      code: "print((256) is int('256'))\n",
      statement: "the small integer cache holds -5 to 256",
      result: {
        finding: "depends",
        axes: ["version", "implementation"],
        changed: ["3.12"],
        verdicts: ["as-described", "not-as-described", "observed"],
        groups: [0, 1, 2],
        failing: true,
        portable: true,
      },
    },
    {
      ...language,
      id: "hashing/text/not-run",
      level: "implementation",
      title: "The hash of a text is not run yet",
      cites: [],
      code: "print(hash('a'))",
      result: undefined,
    },
  ],
};
