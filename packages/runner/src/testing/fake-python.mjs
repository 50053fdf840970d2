// A fake command line of a Python, for tests of how an implementation is found and recognized where the real one is absent:
//   fake-python.mjs <its facts, in JSON> -c <bootstrap> <bytes of the harness>
// It answers the smoke suite and tells its facts; every other program finishes without output.
const [facts, flag, , harnessBytes] = process.argv.slice(2);

if (flag !== "-c" || harnessBytes === undefined) {
  process.stderr.write("fake: only the bootstrap of the harness is understood\n");
  process.exit(2);
}

/** By a piece of the program's text; the first that fits. */
const answers = [
  [
    "MODULES = ",
    finished(JSON.stringify({ facts: JSON.parse(facts), versionText: "fake", modules: [], features: [] })),
  ],
  ["print(6 * 7)", finished("42\n")],
  [
    "raise KeyError",
    { kind: "raised", exception: { type: "KeyError", bases: ["KeyError", "LookupError"], message: "" } },
  ],
  ["é中🐍", finished("é中🐍 é中🐍\n")],
  ["SystemExit(3)", { kind: "exited", status: 3 }],
  ["while True: pass", { kind: "timed-out", limitMs: 200, stdout: "before\n" }],
  ["leftover", finished("False\n")],
];

let left = Number(harnessBytes);
let rest = Buffer.alloc(0);
process.stdin.on("data", (chunk) => {
  const skipped = Math.min(left, chunk.length);
  left -= skipped;
  rest = Buffer.concat([rest, chunk.subarray(skipped)]);
  for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
    take(JSON.parse(rest.subarray(0, end).toString()));
    rest = rest.subarray(end + 1);
  }
});
process.stdin.on("end", () => process.exit(0));

function take({ kind, seq, code }) {
  if (kind === "bye") process.exit(0);
  if (kind === "start") send(hello());
  if (kind !== "run") return;
  const [, observation = finished("")] = answers.find(([text]) => code.includes(text)) ?? [];
  send({ kind: "result", seq, durationMs: 1, observation: { stdout: "", stderr: "", ...observation } });
}

function hello() {
  const { implementation } = JSON.parse(facts);
  const about = {
    implementation,
    languageVersion: [3, 12, 0],
    executable: "",
    directory: "/nonexistent",
    controlGroup: null,
  };
  return { kind: "hello", protocol: 3, pid: process.pid, ...about, isolations: ["process"] };
}

function send(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function finished(stdout) {
  return { kind: "finished", stdout };
}
