import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { openProcessAdapter } from "./process-adapter.js";
import { smokeTest } from "./smoke.js";
import { limits, never, program } from "./testing/fakes.js";
import { testOnEachPython } from "./testing/pythons.js";

// As on Windows: every case in a new interpreter that `subprocess` starts.
testOnEachPython("a Python that has no fork runs cases all the same", async (candidate) => {
  const folder = await mkdtemp(join(tmpdir(), "pyconform-nofork-"));
  await writeFile(join(folder, "sitecustomize.py"), "import os\ndel os.fork\n");
  try {
    const forkless = { ...candidate, env: { PYTHONPATH: folder } };
    await using adapter = await openProcessAdapter(forkless, { isolation: "fork", signal: never });
    expect(adapter.hello.isolations).toEqual(["process"]);
    await smokeTest(adapter, forkless, never);
    const floods = await adapter.run(program("while True: print('x' * 1000)"), limits, never);
    expect(floods.observation.kind).toBe("output-limit");
    const flagged = await adapter.run(program("assert False\nprint('skipped')", { flags: ["-O"] }), limits, never);
    expect(flagged.observation).toEqual({ kind: "finished", stdout: "skipped\n", stderr: "" });
  } finally {
    await rm(folder, { recursive: true });
  }
});
