import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveReport } from "./serve-report.js";

const base = mkdtempSync(join(tmpdir(), "serve-report-"));
const folder = join(base, "report");
let server: Server;

beforeAll(async () => {
  mkdirSync(join(folder, "topics"), { recursive: true });
  mkdirSync(join(base, "report-of-others"));
  writeFileSync(join(base, "secret.txt"), "secret");
  writeFileSync(join(base, "report-of-others/index.html"), "secret");
  writeFileSync(join(folder, "index.html"), "home");
  writeFileSync(join(folder, "topics/index.html"), "topics");
  writeFileSync(join(folder, "a b.html"), "spaces");
  const texts = new Map([["assets/runnable.js", "// text"]]);
  const files = new Map([["run/some/engine.wasm", join(base, "secret.txt")]]);
  server = serveReport({ folder, texts, files });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});

afterAll(() => {
  server.close();
  rmSync(base, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks for a path as it stands: `fetch` would tidy it first. */
function ask(path: string, { method = "GET", headers = {} } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text) => {
        body += text;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on("error", reject)
      .end();
  });
}

describe("the report's server", () => {
  test.each([
    ["/", "home", "text/html; charset=utf-8"],
    ["/topics/", "topics", "text/html; charset=utf-8"],
    ["/a%20b.html?q=1", "spaces", "text/html; charset=utf-8"],
    ["/assets/runnable.js", "// text", "text/javascript; charset=utf-8"],
    ["/run/some/engine.wasm", "secret", "application/wasm"],
  ])("gives %s", async (path, body, type) => {
    const answer = await ask(path);
    expect([answer.status, answer.body, answer.headers["content-type"]]).toEqual([200, body, type]);
  });

  test.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/topics/..%2f..%2fsecret.txt",
    "/..%5csecret.txt",
    "//../secret.txt",
    "/../report-of-others/",
    "/%00",
    "/%",
    "/topics",
    "/index.html/more",
    `/${"x".repeat(5000)}`,
    "/run/some/other.wasm",
  ])("does not give %s", async (path) => {
    const answer = await ask(path);
    expect([answer.status, answer.body]).toEqual([404, "not found\n"]);
  });

  test("takes only questions", async () => {
    expect((await ask("/", { method: "POST" })).status).toBe(404);
    const head = await ask("/", { method: "HEAD" });
    expect([head.status, head.body, head.headers["content-length"]]).toEqual([200, "", "4"]);
  });

  test("says when a browser has a file already", async () => {
    const { headers } = await ask("/");
    expect((await ask("/", { headers: { "if-none-match": headers.etag } })).status).toBe(304);
    expect((await ask("/", { headers: { "if-none-match": '"another"' } })).status).toBe(200);
  });
});
