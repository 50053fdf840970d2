// A host of an embedded interpreter that does what its program says, so that the adapter is tested without Python.
import { writeSync } from "node:fs";
import { Output, serve } from "@pyconform/runner/embedded-host";

const { atStart } = JSON.parse(process.argv[2]);
const output = new Output();

if (atStart === "exit") {
  process.stderr.write("no such engine\n");
  process.exit(3);
}
if (atStart === "garbage") writeSync(4, 'garbage\n{"kind":"unknown"}\n[1]\nnull\n');

const programs = {
  finish: () => ({ kind: "finished" }),
  write: () => {
    output.write("stdout", Buffer.from([0x61, 0xff, 0xc3, 0xa9]));
    return { kind: "finished" };
  },
  flood: () => {
    for (;;) output.write("stdout", Buffer.from("x".repeat(100)));
  },
  hang: () => {
    output.write("stdout", Buffer.from("before\n"));
    for (;;);
  },
  die: () => process.exit(5),
  kill: () => process.kill(process.pid, "SIGSEGV"),
  answer: () => ({ kind: "nonsense" }),
  forge: () => {
    writeSync(4, '{"kind":"ended","seq":999,"how":{"kind":"exited","status":9},"durationMs":1}\n');
    return { kind: "finished" };
  },
};

await serve({}, output, async ({ code, env }, started) => {
  started();
  return { how: await programs[code](), durationMs: 1, leaving: env.LEAVE };
});
