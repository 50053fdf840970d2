import type { Case } from "@pyconform/model";
import { program, span } from "./sample-parts.js";

/** Cases of one made-up topic, as many as the largest topics have. */
const perTopic = 100;

/** Name of the made-up topic of a case, by its number. */
export function generatedTopic(index: number): string {
  return `generated-${Math.floor(index / perTopic) + 1}`;
}

/** One of as many made-up cases as are asked for. */
export function generatedCase(index: number): Case {
  const id = `${generatedTopic(index)}/many/case-${index}` as Case["id"];
  const lines = Array.from(
    { length: 4 + (index % 8) },
    (_, line) => `value_${line} = compute(${index}, name="row ${line}")  # ${line}`,
  );
  return {
    id,
    aliases: [],
    level: "implementation",
    topic: generatedTopic(index),
    subject: "many",
    title: `Made-up behaviour ${index} of \`compute\` holds`,
    covers: [],
    program: program(
      `import sys\n\ndef compute(x, *, name):\n    return f"{name}: {x!r}"\n\n${lines.join("\n")}\nprint(value_0)\n`,
    ),
    compare: "outcome",
    at: span,
    documentedIn: ["library/sys#sys.getrefcount"],
    why: `Row ${index} is there to see how many cases a page can hold.`,
    instead: {
      kind: "program",
      program: program("import weakref\nprint('alive')\n"),
      expect: { oneOf: [{ stdout: "alive\n" }], never: [] },
    },
    expect: [{ when: { implementation: ["cpython"] }, oneOf: [{ stdout: "2\n" }], never: [] }],
  };
}
