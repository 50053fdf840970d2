import { readFileSync } from "node:fs";
import type { WrongPython } from "@pyconform/loader";
import type { PlannedProgram } from "@pyconform/runner";
import { pythonFile, pythonLiteral } from "./python-text.js";

const replaceSource = readFileSync(pythonFile("wrong_python.py"), "utf8");

/** How a wrong Python is put in place: with its fault, or with what it replaces doing what it always did. */
export type Fault = "faulty" | "harmless";

/**
 * The program on a wrong Python. Both texts run in turn in one process: the wrong Python in names of its own, the program as
 * `__main__`.
 */
export function onWrongPython(planned: PlannedProgram, wrong: WrongPython, fault: Fault): PlannedProgram {
  const { program } = planned;
  return {
    key: `${wrong.name}\n${planned.key}`,
    program: { ...program, code: `${installing(wrong, fault)}${executing(program.code)}` },
  };
}

/** A program that shows whether a wrong Python can be put in place at all. */
export function installationOf(wrong: WrongPython): PlannedProgram {
  return {
    key: wrong.name,
    program: {
      code: `${installing(wrong, "faulty")}import os\nos.write(1, b"in place")\n`,
      requires: [],
      run: { flags: [], env: {}, isolation: "fork", exclusive: false, repeat: 1 },
    },
  };
}

/** Whether a program can notice a wrong Python: it holds one of its words. */
export function mentions(code: string, { mentions: words }: WrongPython): boolean {
  return words.some((word) => {
    for (let at = code.indexOf(word); at >= 0; at = code.indexOf(word, at + 1)) {
      if (!/^\w/.test(word) || at === 0 || !/\w/.test(code[at - 1] ?? "")) return true;
    }
    return false;
  });
}

function installing(wrong: WrongPython, fault: Fault): string {
  const source = `FAULTY = ${fault === "faulty" ? "True" : "False"}\n${replaceSource}\n${wrong.code}`;
  return `exec(compile(${pythonLiteral(source)}, "<wrong python>", "exec"), {"__name__": "wrong_python"})\n`;
}

function executing(code: string): string {
  return `exec(compile(${pythonLiteral(code)}, __file__, "exec", 0, True))\n`;
}
