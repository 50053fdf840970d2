// Made-up specs of any size: `writeSpecs(folder, count)` writes `count` cases, each with a program of its own.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const casesOfFile = 50;

/** Four kinds of programs, as short as most are: what is printed, what is raised, an object that changes, a class. */
const kinds = [
  (n) => ({
    title: `A tuple of ${n} items has that length`,
    cites: "reference/datamodel#immutable-sequences",
    code: [`t = tuple(range(${n}))`, "print(len(t))"],
    expect: ["stdout: |", `  ${n}`],
  }),
  (n) => ({
    title: `A tuple's item ${n} cannot be replaced`,
    cites: "reference/datamodel#immutable-sequences",
    code: [`t = tuple(range(${n} + 1))`, `t[${n}] = 9`],
    expect: ["raises: TypeError"],
  }),
  (n) => ({
    title: `A list in a tuple can take ${n} twice`,
    cites: "reference/datamodel#objects-values-and-types",
    code: [`t = ([${n}],)`, `t[0].append(${n})`, "print(t)"],
    expect: ["stdout: |", `  ([${n}, ${n}],)`],
  }),
  (n) => ({
    title: `An instance keeps the attribute ${n}`,
    cites: "reference/datamodel#objects-values-and-types",
    code: [
      "class Box:",
      "    def __init__(self, value):",
      "        self.value = value",
      "",
      `print(Box(${n}).value == ${n})`,
    ],
    expect: ["stdout: |", "  True"],
  }),
];

/** Writes specs of `count` cases below `folder`; a topic has 50 cases in each of its files. */
export function writeSpecs(folder, count, filesOfTopic = 40) {
  for (let first = 0; first < count; first += casesOfFile) {
    const number = first / casesOfFile;
    const file = join(folder, "language", `topic-${Math.floor(number / filesOfTopic)}`, `subject-${number}.yaml`);
    const cases = Array.from({ length: Math.min(casesOfFile, count - first) }, (_, index) => caseText(first + index));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      `title: Subject ${number}\nabout: Made up, to see how a run grows.\ncases:\n${cases.join("\n")}`,
    );
  }
}

function caseText(n) {
  const { title, cites, code, expect } = kinds[n % kinds.length](n);
  const indented = (lines) => lines.map((line) => (line === "" ? "\n" : `      ${line}\n`)).join("");
  return `  - id: case-${n}\n    title: ${title}\n    promised-by: ${cites}\n    code: |\n${indented(code)}    expect:\n${indented(expect)}`;
}
