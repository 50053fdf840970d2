// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how a placeholder of a matrix is written
import type { Case } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { implementationCase, languageCase, readSpecs, subjectOf } from "./testing/read-specs.js";

async function caseOf(text: string, level: "language" | "implementation" = "language"): Promise<Case> {
  const { files, diagnostics } = await readSpecs({ [`specs/${level}/topic/subject.yaml`]: subjectOf(text) });
  expect(diagnostics).toEqual([]);
  const [one] = files.flatMap((file) => file.subject.cases);
  if (one === undefined) throw new Error("no case");
  return one;
}

describe("a language case", () => {
  test("has the defaults of what it does not say", async () => {
    const one = await caseOf(languageCase("code: print(1)\nexpect: { raises: TypeError }\n"));
    expect(one).toMatchObject({
      id: "topic/subject/example",
      level: "language",
      aliases: [],
      covers: [],
      compare: "outcome",
      promisedBy: ["reference/datamodel#immutable-sequences"],
      program: { requires: [], run: { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 } },
      expect: { oneOf: [{ raises: "TypeError" }], never: [] },
    });
  });

  test("turns everything it says into the model's words", async () => {
    const one = await caseOf(
      languageCase(
        [
          "code: |",
          "  print(1)",
          'since: "3.9"',
          "requires: [threads, zlib, byte-order=big]",
          "run: { isolation: process, timeout: 0.5, exclusive: true, repeat: 20 }",
          "compare: message",
          "expect:",
          "  one-of:",
          '    - { stdout: "1\\n", warns: DeprecationWarning }',
          "    - { exit: 3 }",
          "  never: [{ raises: RuntimeError }]",
          "  across-runs: may-vary",
          "",
        ].join("\n"),
      ),
    );
    expect(one).toMatchObject({
      compare: "message",
      program: {
        code: "print(1)\n",
        requires: [
          { kind: "language-version", since: "3.9" },
          { kind: "feature", feature: "threads" },
          { kind: "module", module: "zlib" },
          { kind: "trait", trait: "byte-order", value: "big" },
        ],
        run: { isolation: "process", timeoutMs: 500, exclusive: true, repeat: 20 },
      },
      expect: {
        oneOf: [{ stdout: "1\n", warns: ["DeprecationWarning"] }, { exit: 3 }],
        never: [{ raises: "RuntimeError" }],
        acrossRuns: "may-vary",
      },
    });
  });

  test.each(["flags: [-O]", 'env: { PYTHONHASHSEED: "0" }'])("asks for a new interpreter with %s", async (option) => {
    const one = await caseOf(languageCase(`code: print(1)\nrun: { ${option} }\nexpect: { stdout: "1\\n" }\n`));
    expect(one.program.run.isolation).toBe("process");
  });
});

describe("an implementation case", () => {
  test("keeps its rows in order, with facts as text", async () => {
    const one = await caseOf(
      implementationCase(
        'code: print(1)\nexpect:\n- when: { implementation: pypy, version: ">=3.11", traits: { pointer-bits: 64, free-threaded-build: false } }\n  killed: SIGABRT\n- raises: TypeError\n  message-matches: x\n',
      ),
      "implementation",
    );
    expect(one.expect).toMatchObject([
      {
        when: {
          implementation: ["pypy"],
          version: ">=3.11",
          traits: { "pointer-bits": "64", "free-threaded-build": "false" },
        },
        oneOf: [{ killed: "SIGABRT" }],
      },
      { when: {}, oneOf: [{ raises: "TypeError", messageMatches: "x" }] },
    ]);
  });

  test("has a portable program with requirements of its own", async () => {
    const text = implementationCase('code: print(1)\nexpect: [{ stdout: "1\\n" }]\n').replace(
      "{ none: There is no way. }",
      '{ code: print(2), requires: threads, since: "3.9", expect: { stdout: "2\\n" } }',
    );
    expect(await caseOf(text, "implementation")).toMatchObject({
      program: { requires: [] },
      instead: {
        kind: "program",
        program: {
          code: "print(2)",
          requires: [
            { kind: "language-version", since: "3.9" },
            { kind: "feature", feature: "threads" },
          ],
        },
        expect: { oneOf: [{ stdout: "2\n" }] },
      },
    });
  });
});

describe("a matrix", () => {
  const matrix = (values: string) =>
    languageCase(
      `matrix:\n${values}code: print(\${{ n }} + \${{n}})\nnote: About \${{ n }}\nexpect: { stdout: "\${{ twice }}\\n" }\n`,
      "sum",
      "Adding ${{ n }} to itself gives ${{ twice }}",
    );

  test("makes one case of each row, with its values in all texts", async () => {
    const text = subjectOf(matrix('  one: { n: 1, twice: 2 }\n  minus-two: { n: -2, twice: "-4" }\n'));
    const { files, diagnostics } = await readSpecs({ "specs/language/topic/subject.yaml": text });
    expect(diagnostics).toEqual([]);
    expect(files[0]?.subject.cases).toMatchObject([
      {
        id: "topic/subject/sum-one",
        title: "Adding 1 to itself gives 2",
        note: "About 1",
        program: { code: "print(1 + 1)" },
        expect: { oneOf: [{ stdout: "2\n" }] },
      },
      {
        id: "topic/subject/sum-minus-two",
        program: { code: "print(-2 + -2)" },
        expect: { oneOf: [{ stdout: "-4\n" }] },
      },
    ]);
  });

  test("a value that a row lacks is an error at its use, and one that nothing uses a warning", async () => {
    const { files, diagnostics } = await readSpecs({
      "specs/language/topic/subject.yaml": subjectOf(matrix("  one: { n: 1, twice: 2, more: 3 }\n")),
    });
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["warning matrix-unknown-value"]);
    expect(files).toHaveLength(1);
    const lacking = await readSpecs({ "specs/language/topic/subject.yaml": subjectOf(matrix("  one: { n: 1 }\n")) });
    expect(lacking.files).toEqual([]);
    expect(lacking.diagnostics.map(({ at }) => at.start.line)).toEqual([5, 11]);
  });

  test("without a matrix, what looks like a placeholder is text", async () => {
    const one = await caseOf(languageCase('code: print(f"${{x}}")\nexpect: { stdout: "${x}\\n" }\n'));
    expect(one.program.code).toBe('print(f"${{x}}")');
  });
});
