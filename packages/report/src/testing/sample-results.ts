import type {
  Case,
  CaseReport,
  CaseResult,
  Finding,
  InterpreterResult,
  Observation,
  ObservationGroup,
  Results,
  Verdict,
} from "@pyconform/model";
import { generatedCase, generatedTopic } from "./generated-case.js";
import { hostileReport } from "./hostile-report.js";
import { hostileText } from "./hostile-text.js";
import { sampleInterpreters } from "./sample-interpreters.js";
import { groupsOf, span } from "./sample-parts.js";
import { sampleSubjects } from "./sample-subjects.js";

/** How large the made-up results are. */
export interface SampleSize {
  /** Cases besides the hand-written ones. */
  readonly more?: number;
  readonly interpreters?: number;
  /** Cases whose every text is hostile are among them. */
  readonly hostile?: boolean;
}

/** Made-up but realistic results: every kind of observation, verdict and finding, and hostile output. Always the same. */
export function sampleResults({ more = 0, interpreters = 12, hostile = true }: SampleSize = {}): Results {
  const used = sampleInterpreters.slice(0, interpreters);
  const cases = [
    ...sampleSubjects.flatMap((subject) => subject.cases.map((authored, index) => reportOf(authored, index, used))),
    ...(hostile ? [hostileReport(used)] : []),
    ...Array.from({ length: more }, (_, index) => reportOf(generatedCase(index), index + 1, used)),
  ];
  const subjects = [
    ...sampleSubjects,
    ...(hostile
      ? [
          {
            ...sampleSubjects[0],
            topic: "hostile",
            subject: "output",
            title: "Hostile <b>output</b>",
            about: hostileText,
          } as const,
        ]
      : []),
    ...[...new Set(Array.from({ length: more }, (_, index) => generatedTopic(index)))].map(
      (topic) =>
        ({
          level: "implementation",
          topic,
          subject: "many",
          title: "Many",
          about: "Made up.",
          file: "specs/many.yaml",
        }) as const,
    ),
  ].map(({ level, topic, subject, title, about, file = "specs/sample.yaml" }) => ({
    level: level ?? "language",
    topic,
    subject,
    title,
    about,
    file,
  }));
  return {
    schema: 1,
    suite: { version: "0.0.0", commit: "0123456789abcdef0123456789abcdef01234567", digest: "fedcba9876543210" },
    started: "2026-01-02T03:04:05.000Z",
    durationMs: 83_400,
    complete: true,
    interpreters: [...used, unusable],
    subjects,
    cases,
    summary: { cases: cases.length, verdicts: {}, findings: {} },
  };
}

const unusable: InterpreterResult = {
  id: "./broken-python",
  implementation: "unknown",
  version: "",
  languageVersion: "",
  command: ["./broken-python"],
  status: "not-python: it printed <script>alert(1)</script> where a greeting was due",
};

/** Which group each interpreter is in, by a rule that the case's number chooses. */
function groupOf(rule: number, interpreter: InterpreterResult): number {
  const facts = interpreter.traits?.facts;
  const minor = Number(interpreter.languageVersion.split(".")[1]);
  switch (rule % 8) {
    case 1:
      return facts?.implementation === "pypy" ? 1 : 0;
    case 2:
      return facts?.implementation === "pypy" ? 2 : minor >= 12 ? 0 : 1;
    case 3:
      return facts?.["free-threaded-build"] === true ? 1 : 0;
    case 4:
      return facts?.["byte-order"] === "big" ? 1 : 0;
    case 6:
      return facts?.["pointer-bits"] === 32 ? 1 : 0;
    default:
      return 0;
  }
}

const explanations: readonly Pick<Finding & { kind: "depends" }, "axes" | "sentence" | "settledBy">[] = [
  { axes: [], sentence: "" },
  { axes: [{ axis: "implementation", trait: "implementation" }], sentence: "same on every CPython; PyPy differs" },
  {
    axes: [
      { axis: "implementation", trait: "implementation" },
      { axis: "version", trait: "language-version", thresholds: ["3.12"], within: "cpython" },
    ],
    sentence: "same on every CPython since 3.12; CPython before 3.12 differs; PyPy differs in another way",
  },
  {
    axes: [{ axis: "build", trait: "free-threaded-build" }],
    sentence: "depends on the build: free-threaded builds differ",
  },
  {
    axes: [{ axis: "platform", trait: "byte-order" }],
    sentence: "depends on the platform (byte order): big-endian hosts differ",
    settledBy: "a big-endian interpreter that is not on s390x",
  },
  { axes: [], sentence: "" },
  {
    axes: [{ axis: "platform", trait: "pointer-bits" }],
    sentence: "depends on the platform (pointer width): 32-bit hosts differ",
  },
  { axes: [{ axis: "run" }], sentence: "varies from run to run on every interpreter observed" },
];

function reportOf(authored: Case, rule: number, used: readonly InterpreterResult[]): CaseReport {
  const results = used.map((interpreter, index) => resultOf(authored, rule, interpreter, index));
  const groups = groupsOf(results);
  return {
    id: authored.id,
    level: authored.level,
    topic: authored.topic,
    subject: authored.subject,
    title: authored.title,
    finding: findingOf(authored, rule, results, groups),
    results,
    ...(authored.level === "implementation" && authored.instead.kind === "program"
      ? {
          instead: used.map(
            (interpreter): CaseResult => ({
              interpreter: interpreter.id,
              verdict: { kind: "kept" },
              observation: { kind: "finished", stdout: "alive\n", stderr: "" },
              durationMs: 3.2,
            }),
          ),
        }
      : {}),
    case: authored,
  };
}

function resultOf(authored: Case, rule: number, interpreter: InterpreterResult, index: number): CaseResult {
  const group = groupOf(rule, interpreter);
  const base = { interpreter: interpreter.id, durationMs: 1.5 + ((rule * 7 + index * 3) % 40) };
  if (rule % 11 === 5 && interpreter.implementation === "pyodide") {
    const requirement = { kind: "feature", feature: "threads" } as const;
    return { ...base, verdict: { kind: "not-applicable", requirement }, observation: { kind: "not-run", requirement } };
  }
  const observation = observationOf(rule, group);
  return { ...base, verdict: verdictOf(authored, rule, group, interpreter), observation };
}

function observationOf(rule: number, group: number): Observation {
  const stdout = `${["2", "1", "AttributeError"][group] ?? "?"}\n[1, 2, ${rule}]\nsame line\n`;
  const stderr = rule % 3 === 0 ? "<string>:1: DeprecationWarning: old\n" : "";
  if (group === 0) return { kind: "finished", stdout, stderr };
  const kinds: readonly Observation[] = [
    { kind: "finished", stdout, stderr },
    {
      kind: "raised",
      exception: {
        type: "AttributeError",
        bases: ["AttributeError", "Exception", "BaseException", "object"],
        message: "module 'sys' has no attribute 'getrefcount'",
      },
      stdout: "",
      stderr,
    },
    { kind: "killed", signal: "SIGSEGV", stdout: "", stderr },
    { kind: "timed-out", limitMs: 30_000, stdout: "", stderr },
    { kind: "exited", status: 3, stdout, stderr },
    { kind: "output-limit", limitBytes: 1_048_576, stdout: "y\n".repeat(2000), stderr },
  ];
  return kinds[(rule + group) % kinds.length] ?? { kind: "finished", stdout, stderr };
}

function verdictOf(authored: Case, rule: number, group: number, { implementation }: InterpreterResult): Verdict {
  if (authored.level === "implementation") {
    if (rule === 10 && implementation === "cpython")
      return {
        kind: "not-as-described",
        mismatches: [{ part: "stdout", message: 'expected stdout "1\\n", got "2\\n"' }],
      };
    return implementation === "pyodide" ? { kind: "observed" } : { kind: "as-described" };
  }
  if (rule === 9 && implementation === "pyodide")
    return { kind: "inconclusive", reason: "the adapter's process ended" };
  const deviation = {
    implementation,
    cause: "Finalizers run when the collector runs, not when the last `reference` goes.",
    versions: "*",
    traits: {},
    link: "https://doc.pypy.org/en/latest/cpython_differences.html",
    cases: [authored.id],
    at: span,
  };
  if (group === 0)
    return rule === 8 && implementation === "pypy" ? { kind: "stale-deviation", deviation } : { kind: "kept" };
  const mismatches = [{ part: "stdout", message: 'stdout differs at line 1: expected "2", got "1"' }] as const;
  return rule % 2 === 0 ? { kind: "broken", mismatches } : { kind: "known-deviation", deviation, mismatches };
}

function findingOf(
  authored: Case,
  rule: number,
  results: readonly CaseResult[],
  groups: readonly ObservationGroup[],
): Finding {
  if (authored.level === "language") {
    const interpreters = results
      .filter(({ verdict: { kind } }) => kind === "broken" || kind === "known-deviation")
      .map(({ interpreter }) => interpreter);
    return interpreters.length === 0
      ? { kind: "upheld", groups, sentence: `upheld by all ${results.length} interpreters` }
      : { kind: "broken-by", interpreters, groups, sentence: `broken by ${interpreters.join(" and ")}` };
  }
  const explanation = explanations[rule % 8];
  if (groups.length < 2 || explanation === undefined || explanation.axes.length === 0)
    return {
      kind: "universal",
      groups,
      sentence: "the same everywhere: nobody promises it, everybody observed does it",
    };
  return { kind: "depends", alternatives: [], groups, ...explanation };
}
