import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const conform = resolve(import.meta.dirname, "../../bin/conform.js");
const folder = mkdtempSync(join(tmpdir(), "open-command-"));
writeFileSync(join(folder, "index.html"), "home");

afterAll(() => rmSync(folder, { recursive: true }));

test.each(["SIGINT", "SIGTERM"] as const)(
  "`conform open` ends with status 0 at %s, though a browser holds connections",
  async (signal) => {
    const child = spawn(process.execPath, [conform, "open", "--out", folder, "--no-browser"]);
    const ended = once(child, "exit");
    const [line] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
    const address = /^http:\/\/127\.0\.0\.1:\d+\/$/m.exec(line)?.[0] ?? "";
    const agent = new Agent({ keepAlive: true });
    const [response] = await once(get(`${address}assets/runnable.js`, { agent }), "response");
    const [body] = await once(response.setEncoding("utf8"), "data");
    expect(body).toMatch(/^globalThis\.pyconformRunnable = \{"interpreter":"pyodide-[\d.]+","worker":"run\//);
    // Browsers open one more ahead, and may never ask for anything on it.
    const ahead = connect(Number(new URL(address).port), "127.0.0.1").on("error", () => undefined);
    await once(ahead, "connect");
    child.kill(signal);
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    agent.destroy();
    ahead.destroy();
  },
);
