import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { exitStatus } from "./exit-status.js";

const root = resolve(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "conform-sandbox-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function conform(out: string, env: NodeJS.ProcessEnv, ...more: string[]) {
  const command = ["packages/cli/bin/conform.js", "--sandbox", "--specs", "packages/cli/fixtures/good", "--out", out];
  return spawnSync(process.execPath, [...command, ...more], { cwd: root, encoding: "utf8", env });
}

test("a sandbox that is asked for and not to be had: nothing runs, status 3, and the next step", () => {
  const out = join(folder, "none");
  const { status, stderr, stdout } = conform(out, { ...process.env, PATH: folder }, "--implementation", "pyodide");
  expect(stderr).toContain("--sandbox is not to be had here");
  expect(stderr).toContain("next step: ");
  expect({ status, stdout, written: existsSync(out) }).toEqual({
    status: exitStatus.interpreterUnavailable,
    stdout: "",
    written: false,
  });
});

const works = spawnSync("bwrap", ["--unshare-all", "--ro-bind", "/", "/", "true"]).status === 0;

test.skipIf(!works)("an interpreter that cannot be shut in is not used", { timeout: 300_000 }, () => {
  const { status, stderr } = conform(join(folder, "embedded"), process.env, "--implementation", "pyodide");
  expect(stderr).toContain("cannot-sandbox");
  expect(status).toBe(exitStatus.interpreterUnavailable);
});

const python = ["/usr/bin/python3"].find((path) => existsSync(path));

test.skipIf(!works || python === undefined)("the results say which sandbox it was", { timeout: 300_000 }, () => {
  const out = join(folder, "run");
  conform(out, process.env, "--interpreter", python ?? "", "--reporter", "json");
  const { interpreters } = JSON.parse(readFileSync(join(out, "results.json"), "utf8"));
  expect(interpreters).toEqual([
    expect.objectContaining({ status: "used", sandbox: expect.stringMatching(/^bubblewrap/) }),
  ]);
});
