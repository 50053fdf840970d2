// Tiny fake interpreters for tests that need no Python: `node fake-interpreter.mjs <role>`, started like any interpreter.
// Each speaks the protocol, apart from the one thing that its role is about.
import { existsSync, writeFileSync } from "node:fs";

const [role = "good", once = ""] = process.argv.slice(2);
const starting = {
  silent: () => setInterval(() => {}, 1000), // says nothing, and never ends
  "exits-at-once": () => process.exit(4),
  garbage: () => process.stdout.write("Welcome to FakePython 9!\n"),
  "not-python": () => {
    process.stderr.write("fake: unknown option -c\n");
    process.exit(1);
  },
};

if (process.argv.at(-1) === "print(6 * 7)") process.stdout.write("42\n", () => process.exit(0));
else if (role === "never-starts-again" && existsSync(once)) process.exit(6);
else if (starting[role]) starting[role]();
else converse();

function converse() {
  let rest = "";
  let started = false;
  process.stdin.setEncoding("utf8");
  process.stdin.on("data", (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (line.startsWith('{"kind":"start"')) {
        started = true;
        hello();
      } else if (started && line !== "") answer(JSON.parse(line));
    }
  });
  process.stdin.on("end", () => process.exit(0));
}

function hello() {
  send({
    kind: "hello",
    protocol: role === "wrong-version" ? 99 : 3,
    pid: process.pid,
    implementation: "fake",
    languageVersion: [3, 14, 0],
    executable: "",
    directory: "/nonexistent",
    controlGroup: null,
    isolations: ["fork"],
  });
}

function answer(message) {
  if (message.kind === "bye") process.exit(0);
  if (message.kind !== "run") return;
  const { seq, code } = message;
  const result = { kind: "result", seq, durationMs: 1, observation: finished(code) };
  switch (role) {
    case "always-wrong":
      return send({ ...result, observation: finished("wrong") });
    case "crashes-on-boom":
      if (code === "boom") return process.kill(process.pid, "SIGKILL");
      return send(result);
    case "crashes-once":
      if (code === "boom" && !existsSync(once)) {
        writeFileSync(once, "");
        return process.kill(process.pid, "SIGKILL");
      }
      return send(result);
    case "never-starts-again":
      if (code !== "boom") return send(result);
      writeFileSync(once, "");
      return process.exit(5);
    case "garbage-on-boom":
      return code === "boom" ? process.stdout.write("oops\n") : send(result);
    case "not-a-message-on-boom":
      return send(code === "boom" ? { kind: "result", seq, stdout: 7 } : result);
    case "answers-twice":
      send(result);
      return code === "boom" ? send(result) : undefined;
    case "answers-for-another":
      return send(code === "boom" ? { ...result, seq: seq + 100 } : result);
    case "answers-late": // long after anybody waits for it
      return code === "boom" ? setTimeout(() => send(result), 2500) : send(result);
    case "dies-between":
      return process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(5));
    case "answers-in-pieces":
      return sendInPieces(`${JSON.stringify(result)}\n`);
    case "never-answers-boom":
      return code === "boom" ? undefined : send(result);
    default:
      return send(result);
  }
}

function finished(stdout) {
  return { kind: "finished", stdout, stderr: "" };
}

function sendInPieces(text) {
  for (const byte of Buffer.from(text)) process.stdout.write(Buffer.of(byte));
}

function send(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
