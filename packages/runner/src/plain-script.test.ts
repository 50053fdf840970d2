import { execFileSync } from "node:child_process";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Observation } from "@pyconform/model";
import { expect } from "vitest";
import { interpreterEnvironment } from "./interpreter-environment.js";
import { openProcessAdapter } from "./process-adapter.js";
import { limits, never, program } from "./testing/fakes.js";
import { testOnEachPython } from "./testing/pythons.js";

// What a program can see of how it was started, one fact a line.
const looks = `import sys
before = sorted(sys.modules)
print('modules', before)
print('globals', sorted(globals()))
import os, gc, signal
print('main', sys.modules['__main__'].__dict__ is globals(), __name__, __doc__, __package__, __spec__)
print('builtins', __builtins__)
print('loader', type(__loader__).__name__, __loader__.path == __file__)
print('file', os.path.basename(__file__), os.path.isabs(__file__), sys.argv == [__file__])
print('path', sys.path[0] == os.path.dirname(__file__), sys.path[1:])
print('importers', sorted([path.replace(sys.path[0], '.') for path in sys.path_importer_cache if path != sys.path[0]]))
print('flags', sys.flags, sys.warnoptions, getattr(sys, '_xoptions', None), sys.dont_write_bytecode)
print('orig_argv', [os.path.basename(part) for part in getattr(sys, 'orig_argv', [])])
print('hooks', sys.excepthook is sys.__excepthook__, sys.displayhook is sys.__displayhook__, sys.gettrace(), sys.getprofile())
print('gc', gc.isenabled(), len(gc.garbage), getattr(gc, 'callbacks', None))
print('recursion', sys.getrecursionlimit(), sys.exc_info())
for stream in (sys.stdin, sys.stdout, sys.stderr):
    print('stream', stream.name, stream.mode, stream.encoding, stream.errors, stream.newlines, stream.line_buffering,
          stream.fileno(), stream.isatty(), stream.closed, type(stream.buffer).__name__, stream.buffer.raw.name)
print('originals', sys.stdin is sys.__stdin__, sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__)
print('signals', [(n, signal.getsignal(n)) for n in sorted(signal.valid_signals()) if signal.getsignal(n)])
print('mask', signal.pthread_sigmask(signal.SIG_BLOCK, ()), signal.getitimer(signal.ITIMER_REAL))
print('descriptors', [n for n in range(3000) if n not in (0, 1, 2) and is_open(n)] if 'is_open' in dir() else '')
print('locale', sys.getfilesystemencoding(), sys.getdefaultencoding())
print('last', hasattr(sys, 'last_value'), hasattr(sys, 'ps1'))`.replace(
  "import os, gc, signal\n",
  "import os, gc, signal\ndef is_open(n):\n    try: return bool(os.fstat(n))\n    except OSError: return False\n",
);

testOnEachPython("a case sees what a plain script sees", async (candidate) => {
  const plain = await runPlainly(candidate.command[0] ?? "");
  for (const isolation of ["fork", "process"] as const) {
    await using adapter = await openProcessAdapter(candidate, { isolation, signal: never });
    const { observation } = await adapter.run(program(looks), limits, never);
    if (observation.kind !== "finished") throw new Error(JSON.stringify(observation));
    expect({ isolation, sees: addressless(observation.stdout) }).toEqual({ isolation, sees: addressless(plain) });
  }
});

testOnEachPython("a finder that a program adds is asked for nothing of ours", async (candidate) => {
  const finder = `import sys
class Finder:
    def find_spec(self, name, path, target=None):
        print("asked for", name)
sys.meta_path.insert(0, Finder())
`;
  for (const isolation of ["fork", "process"] as const) {
    await using adapter = await openProcessAdapter(candidate, { isolation, signal: never });
    const { observation } = await adapter.run(program(finder), limits, never);
    expect({ isolation, observation }).toEqual({
      isolation,
      observation: { kind: "finished", stdout: "", stderr: "" },
    });
  }
});

// Each prints "left" where the interpreter closes a suspended generator at its exit, as CPython does.
const suspended = {
  "in try": "    try:\n        yield\n    finally:\n        print('left')\n",
  "in except":
    "    try:\n        1 / 0\n    except ZeroDivisionError:\n        yield\n    finally:\n        print('left')\n",
  "in else":
    "    try:\n        pass\n    except OSError:\n        pass\n    else:\n        yield\n    finally:\n        print('left')\n",
  "in a loop in with": "    with(Manager()):\n        for x in [1]:\n            # here\n            yield x\n",
  "on the line of with": "    with Manager(): yield\n",
  "after text over lines": '    with Manager():\n        text = """\nin\n"""\n        yield\n',
};
const manager =
  "class Manager:\n    def __enter__(self):\n        pass\n    def __exit__(self, *error):\n        print('left')\n";

testOnEachPython("what a suspended generator does at exit is seen", async (candidate) => {
  const made = Object.entries(suspended).map(
    ([title, body]) => [title, `${manager}def g():\n${body}kept = g()\nnext(kept)\n`] as const,
  );
  const programs = [
    ...made,
    ...made.map(([title, code]) => [`${title}, made from text`, `exec(${JSON.stringify(code)})\n`] as const),
  ];
  for (const isolation of ["fork", "process"] as const) {
    await using adapter = await openProcessAdapter(candidate, { isolation, signal: never });
    const outcomes = await Promise.all(programs.map(([, code]) => adapter.run(program(code), limits, never)));
    const left = adapter.hello.implementation === "cpython" ? "left\n" : "";
    expect(programs.map(([title], index) => [title, showsOf(outcomes[index])])).toEqual(
      programs.map(([title]) => [title, left]),
    );
  }
});

function showsOf(outcome: { readonly observation: Observation } | undefined): string {
  if (outcome?.observation.kind !== "finished") throw new Error(JSON.stringify(outcome));
  return outcome.observation.stdout;
}

async function runPlainly(python: string): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "pyconform-plain-")));
  const file = join(folder, "case.py");
  await writeFile(file, looks);
  const env = { ...interpreterEnvironment({ command: [python], foundBy: "test" }, process.env, process.platform) };
  try {
    return execFileSync("sh", ["-c", '"$0" "$1" < /dev/null > out; cat out', python, file], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function addressless(text: string): readonly string[] {
  return text.replace(/0x[0-9a-f]+/g, "0x").split("\n");
}
