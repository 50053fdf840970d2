import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPyodide, type TestedPyodide } from "./testing/open-pyodide.js";

let python: TestedPyodide;
beforeAll(async () => {
  python = await openPyodide();
});
afterAll(() => python[Symbol.asyncDispose]());

describe("a program is started as it asks", () => {
  const show =
    "import sys, os; print(sys.flags.optimize, sys.flags.dev_mode, sys.flags.utf8_mode, sys.warnoptions, os.environ.get('A'))";
  test.each<[title: string, run: object, stdout: string]>([
    ["with nothing", {}, "0 False 0 [] None\n"],
    ["with flags", { flags: ["-OO", "-X", "utf8", "-W", "error"] }, "2 False 1 ['error'] None\n"],
    ["with a flag from the environment", { env: { PYTHONOPTIMIZE: "1", A: "b" } }, "1 False 0 [] b\n"],
    ["in a new instance", { isolation: "process" }, "0 False 0 [] None\n"],
  ])("%s", async (_title, run, stdout) => {
    expect(await python.print(show, run)).toBe(stdout);
    expect(await python.print(show)).toBe("0 False 0 [] None\n");
  });

  test("a flag with which it does not start is a reason not to run", async () => {
    const observation = await python.observe("1", { flags: ["--unknown"] });
    expect(observation).toMatchObject({ kind: "not-run", requirement: { kind: "launch" } });
    expect(await python.print("print(1)")).toBe("1\n");
  });
});

describe("hash seeds", () => {
  const show = "print(hash('text'))";
  test("a given one is kept", async () => {
    const run = { env: { PYTHONHASHSEED: "0" } };
    expect(await python.print(show, run)).toBe(await python.print(show, run));
  });

  test("new instances do not all have the same one", async () => {
    const seen = new Set<string>();
    for (let index = 0; index < 40 && seen.size < 2; index += 1)
      seen.add(await python.print(show, { isolation: "process" }));
    expect(seen.size).toBe(2);
  });
});

/** One that cannot be unpacked, and one in which a byte is another. */
const damages = {
  damaged: () => Buffer.from("x".repeat(1000)),
  "subtly damaged": (file: Buffer) => {
    const memory = inflateRawSync(file.subarray(32));
    memory[memory.length >> 1] = (memory[memory.length >> 1] ?? 0) ^ 1;
    return Buffer.concat([file.subarray(0, 32), deflateRawSync(memory, { level: 1 })]);
  },
};

test.each(["missing", "damaged", "subtly damaged"] as const)(
  "it starts with a %s snapshot, and makes a new one",
  async (state) => {
    const before = process.env["XDG_CACHE_HOME"];
    const cache = await mkdtemp(join(tmpdir(), "pyconform-test-"));
    const folder = join(cache, "pyconform", "pyodide");
    process.env["XDG_CACHE_HOME"] = cache;
    try {
      const start = async (): Promise<string> => {
        await using other = await openPyodide();
        return await other.print("print('started')");
      };
      const read = async () => {
        const names = await readdir(folder);
        expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.snapshot$/)]);
        const file = join(folder, names[0] ?? "");
        return [file, await readFile(file)] as const;
      };
      let damaged: Buffer | undefined;
      if (state !== "missing") {
        await start();
        const [file, whole] = await read();
        damaged = damages[state](whole);
        await writeFile(file, damaged);
      }
      expect(await start()).toBe("started\n");
      const [, made] = await read();
      expect(damaged === undefined || !damaged.equals(made)).toBe(true);
    } finally {
      process.env["XDG_CACHE_HOME"] = before;
      if (before === undefined) delete process.env["XDG_CACHE_HOME"];
      await rm(cache, { recursive: true });
    }
  },
);
