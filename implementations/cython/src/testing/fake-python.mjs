// Stands for a Python with Cython, for tests that need neither: `node fake-python.mjs <role>`, started as the adapter starts one.
// Its compiler writes the source itself into the file, with the number of the process; what it "runs" prints that file.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";

const [role, ...args] = process.argv.slice(2);
const tell = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

const mode = args[0] === "-c" ? "run" : args[1];
if (mode === "about") {
  tell({
    cython: role === "no-cython" ? null : "9.9.9",
    python: "3.14.1 (fake)",
    suffix: ".fake.so",
    headers: role !== "no-headers",
    compilers: role === "no-compiler" ? [] : [{ command: ["fake-cc", "-O0"], version: role }],
  });
} else if (mode === "serve") {
  onLines(({ code, to }) => {
    if (code.includes("die")) process.exit(3);
    if (code.includes("refuse")) {
      const bases = ["CompileError", "Exception"];
      return tell({
        kind: "refused",
        exception: { type: "CompileError", bases, message: "no" },
        text: `${process.pid}`,
      });
    }
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, `${process.pid} ${args.slice(2).join(" ")}\n${code}`);
    return tell({ kind: "built" });
  });
} else {
  let started = false;
  onLines(({ kind, seq, extension, protocol }) => {
    if (kind === "start") {
      started = true;
      const who = {
        implementation: "cpython",
        languageVersion: [3, 14, 1],
        executable: "",
        directory: "/nowhere",
        controlGroup: null,
      };
      tell({ kind: "hello", protocol, pid: process.pid, ...who, isolations: ["fork"] });
    } else if (kind === "bye") process.exit(0);
    else if (started) {
      const stdout = extension === null ? "source" : readFileSync(extension, "utf8");
      tell({ kind: "result", seq, durationMs: 1, observation: { kind: "finished", stdout, stderr: "" } });
    }
  });
}

/** The harness comes first on stdin, which is no JSON. */
function onLines(answer) {
  createInterface({ input: process.stdin }).on("line", (line) => {
    if (line.startsWith('{"')) answer(JSON.parse(line));
  });
}
