import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Adapter } from "./adapter.js";
import { discoverInterpreters } from "./discover.js";
import { thisHost } from "./host.js";
import { findSandbox } from "./sandbox.js";
import { limits, never, program } from "./testing/fakes.js";
import { pythons } from "./testing/pythons.js";

const host = thisHost("/");
const sandbox = await findSandbox(host);
const candidate = pythons.cpython;
const skipped = !("shutIn" in sandbox) ? sandbox.reason : candidate === undefined ? "no CPython here" : undefined;

const server = createServer((socket) => socket.end("reached"));
let port = 0;
let adapter: Adapter;

beforeAll(async () => {
  if (!("shutIn" in sandbox) || candidate === undefined) return;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as { port: number }).port;
  const options = { explicit: [candidate], search: false, modules: [], sandbox, signal: never };
  const [found] = await discoverInterpreters([], host, options);
  if (found?.kind !== "usable") throw new Error(found?.kind === "unusable" ? found.failure.message : "not found");
  expect(found.candidate.sandbox?.name).toMatch(/^bubblewrap \d/);
  adapter = await found.open({ isolation: "fork", signal: never });
});
afterAll(async () => {
  await adapter?.[Symbol.asyncDispose]();
  server.close();
});

describe.skipIf(skipped !== undefined)(`in a sandbox${skipped === undefined ? "" : ` (${skipped})`}, a program`, () => {
  const observe = async (code: string) => (await adapter.run(program(code), limits, never)).observation;
  const refused = { kind: "raised", exception: { bases: expect.arrayContaining(["OSError"]) } };

  test("has its own directory", async () => {
    const code = "open('x', 'w').write('y')\nprint(open('x').read(), __import__('os').listdir())";
    expect(await observe(code)).toMatchObject({ kind: "finished", stdout: expect.stringContaining("y [") });
  });

  test("reaches no network, not even this machine", async () => {
    const code = `import socket\nsocket.create_connection(("127.0.0.1", ${port}), 5)`;
    expect(await observe(code)).toMatchObject(refused);
  });

  test.each(["/pyconform-test", "/usr/pyconform-test", "/run/pyconform-test", join(homedir(), "pyconform-test")])(
    "cannot write %s",
    async (path) => {
      expect(await observe(`open(${JSON.stringify(path)}, 'w')`)).toMatchObject(refused);
      expect(existsSync(path)).toBe(false);
    },
  );

  test("sees no home, no socket of a service and no process of others", async () => {
    const code = `import os
print(os.listdir('/run'), [n for n in os.listdir(${JSON.stringify(homedir())}) if n.startswith('.ssh')])
print(max(int(n) for n in os.listdir('/proc') if n.isdigit()) < 200, 'SSH_AUTH_SOCK' in os.environ)`;
    expect(await observe(code)).toMatchObject({ kind: "finished", stdout: "[] []\nTrue False\n" });
  });

  test("has no privilege, not even root's", async () => {
    const code = "print(next(line for line in open('/proc/self/status') if line.startswith('CapEff')).split()[1])";
    expect(await observe(code)).toMatchObject({ kind: "finished", stdout: "0000000000000000\n" });
  });

  test("kills every process that it can, and only itself and its harness end", async () => {
    const kills = adapter.run(program("import os\nos.kill(-1, 9)"), limits, never);
    const after = adapter.run(program("print('alive')"), limits, never);
    expect((await kills).observation.kind).toMatch(/^(finished|harness-failed|killed)$/);
    expect((await after).observation).toMatchObject({ kind: "finished", stdout: "alive\n" });
  });
});
