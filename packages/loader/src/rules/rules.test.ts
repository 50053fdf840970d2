import { describe, expect, test } from "vitest";
import { implementationCase, languageCase, readSpecs, saidOf, subjectOf } from "../testing/read-specs.js";
import { rules } from "./index.js";

/** What must and what must not be found, beside the examples of `docs/diagnostics`. `expect` is the codes. */
const language = (code: string, expectation: string, title?: string) =>
  languageCase(`code: |\n${code.replace(/^(?=.)/gm, "  ")}\nexpect: ${expectation}\n`, undefined, title);
const rows = (...lines: readonly string[]) =>
  implementationCase(`code: print(1)\nexpect:\n${lines.map((line) => `- ${line}\n`).join("")}`);
const instead = (text: string) =>
  `- id: example\n  title: A case shows one fact\n  documented-in: library/sys#sys.getrefcount\n  why: Because it is so.\n  instead: ${text}\n  code: print(1)\n  expect: [{ stdout: "1\\n" }]\n`;

const languageRows: readonly { name: string; text: string; said: readonly string[] }[] = [
  {
    name: "a PEP may be cited with a section that is not carried",
    text: languageCase('code: print(1)\nexpect: { stdout: "1\\n" }\n').replace(
      "reference/datamodel#immutable-sequences",
      "peps/pep-0703#motivation",
    ),
    said: [],
  },
  {
    name: "a PEP that nobody wrote may not",
    text: languageCase('code: print(1)\nexpect: { stdout: "1\\n" }\n').replace(
      "reference/datamodel#immutable-sequences",
      "peps/pep-9999",
    ),
    said: ["unknown-section"],
  },
  {
    name: "a label of a section may be cited",
    text: languageCase('code: print(1)\nexpect: { stdout: "1\\n" }\n').replace(
      "datamodel#immutable-sequences",
      "datamodel#types",
    ),
    said: [],
  },

  {
    name: "an invalid regular expression",
    text: language("print(1)", '{ stdout-matches: "(" }'),
    said: ["expectation-impossible"],
  },
  {
    name: "a regular expression beside the output that it matches",
    text: language("print(1)", '{ stdout: "1\\n", stdout-matches: "1" }'),
    said: [],
  },
  {
    name: "a regular expression beside the output that it does not match",
    text: language("print(1)", '{ stdout: "1\\n", stdout-matches: "2" }'),
    said: ["expectation-impossible"],
  },
  {
    name: "raising and exiting",
    text: language("raise SystemExit(1)", "{ raises: ValueError, exit: 1 }"),
    said: ["expectation-impossible"],
  },
  {
    name: "raising SystemExit",
    text: language("raise SystemExit(1)", "{ raises: SystemExit }"),
    said: ["expectation-impossible"],
  },
  {
    name: "one-of beside an outcome",
    text: language("print(1)", '{ stdout: "1\\n", one-of: [{ stdout: "1\\n" }, { stdout: "2\\n" }] }'),
    said: ["expectation-impossible"],
  },
  {
    name: "one-of alone",
    text: language("print(1)", '{ one-of: [{ stdout: "1\\n" }, { stdout: "2\\n" }] }'),
    said: [],
  },
  {
    name: "an outcome both allowed and forbidden",
    text: language("print(1)", '{ one-of: [{ stdout: "1\\n" }, { stdout: "2\\n" }], never: [{ stdout: "2\\n" }] }'),
    said: ["expectation-impossible"],
  },
  {
    name: "printed output without newline",
    text: language("print(1)", '{ stdout: "1" }'),
    said: ["expectation-impossible"],
  },
  { name: "output that is not ended by print", text: language('print(1, end="")', '{ stdout: "1" }'), said: [] },
  {
    name: "written output without newline",
    text: language('import sys\nsys.stdout.write("1")', '{ stdout: "1" }'),
    said: [],
  },
  {
    name: "a text that is printed and looks like an argument",
    text: language('print("end=1")', '{ stdout: "end=1" }'),
    said: ["expectation-impossible"],
  },
  {
    name: "since after until",
    text: languageCase('code: print(1)\nsince: "3.12"\nuntil: "3.9"\nexpect: { stdout: "1\\n" }\n'),
    said: ["expectation-impossible"],
  },
  {
    name: "since in the version of until",
    text: languageCase('code: print(1)\nsince: "3.9"\nuntil: "3.9"\nexpect: { stdout: "1\\n" }\n'),
    said: [],
  },

  { name: "an expectation without any part", text: language("print(1)", "{}"), said: ["no-observation"] },
  { name: "empty output and nothing else", text: language("x = 1", '{ stdout: "" }'), said: ["no-observation"] },
  {
    name: "output of a program that prints nothing",
    text: language("x = (1, 2)", '{ stdout: "(1, 2)\\n" }'),
    said: ["no-observation"],
  },
  { name: "empty output after assertions", text: language("assert 1", '{ stdout: "" }'), said: [] },
  {
    name: "empty output before an exception",
    text: language("1 / 0", '{ stdout: "", raises: ZeroDivisionError }'),
    said: [],
  },
  {
    name: "the same across runs, of a program that prints",
    text: language("print(hash('a'))", "{ across-runs: may-vary }"),
    said: [],
  },
  {
    name: "the same across runs, of a program that prints nothing",
    text: language("hash('a')", "{ across-runs: same }"),
    said: ["no-observation"],
  },

  {
    name: "the same program with other flags",
    text:
      languageCase('code: print(1)\nexpect: { stdout: "1\\n" }\n', "a", "One fact is shown") +
      languageCase('code: print(1)\nrun: { flags: [-O] }\nexpect: { stdout: "1\\n" }\n', "b", "Another fact is shown"),
    said: [],
  },
  {
    name: "the same program with blank lines",
    text:
      languageCase('code: |\n  x = 1\n  print(x)\nexpect: { stdout: "1\\n" }\n', "a", "One fact is shown") +
      languageCase('code: |\n  x = 1\n\n  print(x)\nexpect: { stdout: "1\\n" }\n', "b", "Another fact is shown"),
    said: ["duplicate-program"],
  },
  {
    name: "the same program, suppressed",
    text:
      languageCase('code: print(1)\nexpect: { stdout: "1\\n" }\n', "a", "One fact is shown") +
      languageCase(
        'code: print(1)\nallow: { duplicate-program: It shows two facts. }\nexpect: { stdout: "1\\n" }\n',
        "b",
        "Another fact is shown",
      ),
    said: [],
  },
  {
    name: "titles that differ in case alone",
    text:
      languageCase('code: print(1)\nexpect: { stdout: "1\\n" }\n', "a", "One fact is shown") +
      languageCase('code: print(2)\nexpect: { stdout: "2\\n" }\n', "b", "One Fact is shown"),
    said: ["duplicate-title"],
  },

  {
    name: "a title with a full stop",
    text: language("print(1)", '{ stdout: "1\\n" }', "A case shows one fact."),
    said: ["statement-not-a-sentence"],
  },
  {
    name: "a title that ends with an ellipsis object",
    text: language("print(...)", '{ stdout: "Ellipsis\\n" }', "The literal of Ellipsis is ..."),
    said: [],
  },
  {
    name: "a question",
    text: language("print(1)", '{ stdout: "1\\n" }', "Does it show one fact?"),
    said: ["statement-not-a-sentence"],
  },
  {
    name: "two words",
    text: language("print(1)", '{ stdout: "1\\n" }', "Item assignment"),
    said: ["statement-not-a-sentence"],
  },
  {
    name: "a small letter",
    text: language("print(1)", '{ stdout: "1\\n" }', "prints one single fact"),
    said: ["statement-not-a-sentence"],
  },
  {
    name: "a keyword at the beginning",
    text: language("print(1)", '{ stdout: "1\\n" }', "del removes the name"),
    said: [],
  },
  {
    name: "a built-in name at the beginning",
    text: language("print(1)", '{ stdout: "1\\n" }', "object refuses keyword arguments"),
    said: [],
  },
  {
    name: "a dotted name at the beginning",
    text: language("print(1)", '{ stdout: "1\\n" }', "sys.argv is a list"),
    said: [],
  },

  {
    name: "an address",
    text: language("print(object())", '{ stdout: "<object object at 0x7fab12>\\n" }'),
    said: ["machine-dependent-output"],
  },
  {
    name: "an address that the program writes",
    text: language('print("at 0x7fab12")', '{ stdout: "at 0x7fab12\\n" }'),
    said: [],
  },
  { name: "a hexadecimal number", text: language("print(hex(2 ** 40))", '{ stdout: "0x10000000000\\n" }'), said: [] },
  {
    name: "a temporary path",
    text: language("print(f)", '{ stdout: "/tmp/x12\\n" }'),
    said: ["machine-dependent-output"],
  },
  {
    name: "a moment",
    text: language("print(now)", '{ stdout: "2026-01-02T10:11:12\\n" }'),
    said: ["machine-dependent-output"],
  },
  {
    name: "a path that the program escapes",
    text: language("print('C:\\\\Program Files')", '{ stdout: "C:\\\\Program Files\\n" }'),
    said: [],
  },

  {
    name: "every exception caught in silence",
    text: language("try:\n  f()\nexcept:\n  print('no')", '{ stdout: "no\\n" }'),
    said: ["swallowed-exception"],
  },
  {
    name: "every exception caught and shown",
    text: language("try:\n  f()\nexcept Exception as e:\n  print(type(e).__name__)", '{ stdout: "NameError\\n" }'),
    said: [],
  },
  {
    name: "every exception caught and raised again",
    text: language(
      "try:\n  f()\nexcept BaseException:\n  print('no')\n  raise",
      '{ stdout: "no\\n", raises: NameError }',
    ),
    said: [],
  },
  {
    name: "one type caught and passed over",
    text: language("try:\n  f()\nexcept NameError: pass\nprint(1)", '{ stdout: "1\\n" }'),
    said: ["swallowed-exception"],
  },
  {
    name: "one type passed over, with an else",
    text: language("try:\n  f()\nexcept NameError:\n  pass\nelse:\n  print('called')\nprint(1)", '{ stdout: "1\\n" }'),
    said: [],
  },
  {
    name: "one type that the program itself raises",
    text: language("try:\n  raise ValueError\nexcept ValueError:\n  pass\nprint(1)", '{ stdout: "1\\n" }'),
    said: [],
  },
  { name: "except in a text", text: language("print('''\nexcept:\n  pass\n''')", '{ stdout: "1\\n" }'), said: [] },

  {
    name: "absence in a condition",
    text: language("import sys\nprint('yes' if hasattr(sys, 'x') else 'no')", '{ stdout: "no\\n" }'),
    said: ["hasattr-absence"],
  },
  {
    name: "absence from a module, printed",
    text: language("import sys\nprint(hasattr(sys, 'x'))", '{ stdout: "False\\n" }'),
    said: ["hasattr-absence"],
  },
  {
    name: "what hasattr itself answers about an object",
    text: language("print(hasattr((), 'append'))", '{ stdout: "False\\n" }'),
    said: [],
  },

  {
    name: "a documented module",
    text: languageCase('code: print(1)\nrequires: [compression.zstd, zlib]\nexpect: { stdout: "1\\n" }\n'),
    said: [],
  },
  {
    name: "a private module",
    text: languageCase('code: print(1)\nrequires: _testcapi\nexpect: { stdout: "1\\n" }\n'),
    said: [],
  },
  {
    name: "a trait",
    text: languageCase('code: print(1)\nrequires: byte-order=big\nexpect: { stdout: "1\\n" }\n'),
    said: [],
  },
  {
    name: "flags in a fork",
    text: languageCase('code: print(1)\nrun: { isolation: fork, flags: [-O] }\nexpect: { stdout: "1\\n" }\n'),
    said: ["contradictory-keys"],
  },
  {
    name: "a misspelt trait",
    text: languageCase('code: print(1)\nrequires: byteorder=big\nexpect: { stdout: "1\\n" }\n'),
    said: ["unknown-feature"],
  },
  {
    name: "a module that nobody knows",
    text: languageCase('code: print(1)\nrequires: zlip\nexpect: { stdout: "1\\n" }\n'),
    said: ["unknown-feature"],
  },
  {
    name: "an alias that is the id of another case",
    text:
      languageCase('code: print(1)\nexpect: { stdout: "1\\n" }\n', "a", "One fact is shown") +
      languageCase(
        'code: print(2)\naliases: demo/example/a\nexpect: { stdout: "2\\n" }\n',
        "b",
        "Another fact is shown",
      ),
    said: ["duplicate-id"],
  },
  {
    name: "an allow that suppresses nothing",
    text: languageCase('code: print(1)\nallow: { duplicate-title: Not so. }\nexpect: { stdout: "1\\n" }\n'),
    said: ["stale-allow"],
  },
];

const implementationRows: readonly { name: string; text: string; said: readonly string[] }[] = [
  {
    name: "rows that divide the versions",
    text: rows('{ when: { version: "<3.12" }, stdout: "1\\n" }', '{ when: { version: ">=3.12" }, stdout: "1\\n" }'),
    said: [],
  },
  {
    name: "a row after one for everybody",
    text: rows('{ stdout: "1\\n" }', '{ when: { implementation: pypy }, stdout: "1\\n" }'),
    said: ["expectation-impossible"],
  },
  {
    name: "a row whose versions are taken",
    text: rows(
      '{ when: { version: ">=3.9" }, stdout: "1\\n" }',
      '{ when: { implementation: pypy, version: ">=3.11" }, stdout: "1\\n" }',
    ),
    said: ["expectation-impossible"],
  },
  {
    name: "a row for everybody after special ones",
    text: rows('{ when: { implementation: pypy }, stdout: "1\\n" }', '{ stdout: "1\\n" }'),
    said: [],
  },
  {
    name: "a row for one of several implementations",
    text: rows(
      '{ when: { implementation: [cpython, pypy] }, stdout: "1\\n" }',
      '{ when: { implementation: pypy }, stdout: "1\\n" }',
    ),
    said: ["expectation-impossible"],
  },
  {
    name: "rows that a trait divides",
    text: rows(
      '{ when: { traits: { gil: off } }, stdout: "1\\n" }',
      '{ when: { traits: { gil: on } }, stdout: "1\\n" }',
    ),
    said: [],
  },
  {
    name: "specifiers that contradict each other",
    text: rows('{ when: { version: ">=3.14, <3.12" }, stdout: "1\\n" }'),
    said: ["expectation-impossible"],
  },
  {
    name: "specifiers that are none",
    text: rows('{ when: { version: "since 3.12" }, stdout: "1\\n" }'),
    said: ["invalid-version"],
  },
  {
    name: "a message without exception",
    text: rows('{ stdout: "1\\n", message-matches: "x" }'),
    said: ["expectation-impossible"],
  },
  { name: "a signal", text: rows("{ killed: SIGABRT }"), said: [] },
  { name: "a portable program", text: instead('{ code: print(2), expect: { stdout: "2\\n" } }'), said: [] },
  { name: "a portable program without expectation", text: instead("{ code: print(2) }"), said: ["missing-key"] },
  { name: "no portable program and no reason", text: instead("{}"), said: ["missing-key"] },
  {
    name: "a portable program and a reason why there is none",
    text: instead('{ none: No., code: print(2), expect: { stdout: "2\\n" } }'),
    said: ["contradictory-keys"],
  },
  {
    name: "a portable program that expects nothing",
    text: instead("{ code: print(2), expect: {} }"),
    said: ["no-observation"],
  },
  {
    name: "a portable program that swallows",
    text: instead('{ code: "try: f()\\nexcept: pass\\nprint(2)", expect: { stdout: "2\\n" } }'),
    said: ["swallowed-exception"],
  },
  {
    name: "neither documented nor said to be undocumented",
    text: rows('{ stdout: "1\\n" }').replace(/ {2}documented-in:.*\n/, ""),
    said: ["missing-key"],
  },
];

describe("rules", () => {
  test("each has one code of its own", () => {
    const codes = rules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test.each(languageRows)("language: $name", async ({ text, said }) => {
    expect((await saidOf(text)).map((one) => one.split(" ")[0])).toEqual(said);
  });

  test.each(implementationRows)("implementation: $name", async ({ text, said }) => {
    expect((await saidOf(text, "implementation")).map((one) => one.split(" ")[0])).toEqual(said);
  });

  test("a rule about a program points at the line", async () => {
    const text = language("x = 1\ntry:\n    f()\nexcept:\n    print(x)", '{ stdout: "1\\n" }');
    expect(await saidOf(text)).toEqual(["swallowed-exception 11:7"]);
  });

  test("ids are unique over both levels", async () => {
    const { diagnostics } = await readSpecs({
      "specs/language/demo/example.yaml": subjectOf(languageCase('code: print(1)\nexpect: { stdout: "1\\n" }\n')),
      "specs/implementation/demo/example.yaml": subjectOf(
        rows('{ stdout: "1\\n" }').replace("print(1)", "print(2)").replace("one fact", "two facts"),
      ),
    });
    expect(diagnostics.map(({ code, at }) => `${code} ${at.file}`)).toEqual([
      "duplicate-id specs/implementation/demo/example.yaml",
    ]);
  });

  test("a full stop is removed where the title is written as it is", async () => {
    const text = subjectOf(language("print(1)", '{ stdout: "1\\n" }', "A case shows one fact."));
    const { diagnostics } = await readSpecs({ "specs/language/demo/example.yaml": text });
    const { fix } = diagnostics[0] ?? {};
    expect(text.slice(fix?.start, fix?.end)).toBe(".");
  });
});
