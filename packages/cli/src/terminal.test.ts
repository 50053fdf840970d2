import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const command = resolve(import.meta.dirname, "../bin/conform.js");

test("a reader that has read enough ends nothing and is not told of", async () => {
  const child = spawn(process.execPath, [command, "cases", "--json"], { stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy(); // before it writes, and it writes more than a pipe holds
  let told = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    told += text;
  });
  const status = await new Promise((done) => child.on("close", done));
  expect({ status, told }).toEqual({ status: 0, told: "" });
});
