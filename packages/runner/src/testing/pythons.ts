import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "vitest";
import type { Candidate } from "../adapter.js";
import { findPythons } from "../find-pythons.js";
import { thisHost } from "../host.js";

/** The kinds of interpreter that integration tests want, apart from those that are embedded. */
export const families = ["oldest cpython", "cpython", "cpython-freethreaded", "pypy"] as const;

/** A kind of interpreter that integration tests want. */
export type Family = (typeof families)[number] | "pyodide";

/** One interpreter of each family, where there is one: those that `tools/interpreters/setup` made, and those installed. */
export const pythons: Readonly<Record<(typeof families)[number], Candidate | undefined>> = await choose();

/** Families that CI requires: there an absent one fails instead of being skipped. */
export const requiredFamilies = (process.env.PYCONFORM_REQUIRED_IMPLEMENTATIONS ?? "").split(",");

/** Defines a test for each family. Absent ones are skipped by name; one that CI requires fails instead. */
export function testOnEachPython(title: string, body: (candidate: Candidate, family: Family) => Promise<void>): void {
  for (const family of families) {
    const candidate = pythons[family];
    const mayBeAbsent = candidate === undefined && !requiredFamilies.includes(family);
    test.skipIf(mayBeAbsent)(`${title} (${family})`, { timeout: 300_000 }, async () => {
      if (candidate === undefined) throw new Error(`no ${family} here, but CI requires one: tools/interpreters/setup`);
      await body(candidate, family);
    });
  }
}

async function choose(): Promise<typeof pythons> {
  const root = fileURLToPath(new URL("../../../../", import.meta.url));
  const found = await findPythons(thisHost(root), /^(python3(\.\d+)?t?|pypy3(\.\d+)?)$/);
  const known = [...prepared(root), ...found].flatMap((candidate) => {
    const answer = ask(candidate);
    return answer === undefined ? [] : [{ candidate, ...answer }];
  });
  const newestFirst = known.toSorted((a, b) => b.minor - a.minor);
  const ordinary = newestFirst.filter(({ name, threads }) => name === "cpython" && threads === "gil");
  return {
    "oldest cpython": ordinary.at(-1)?.candidate,
    cpython: ordinary[0]?.candidate,
    "cpython-freethreaded": newestFirst.find(({ threads }) => threads === "free")?.candidate,
    pypy: newestFirst.find(({ name }) => name === "pypy")?.candidate,
  };
}

/** What the setup script lists: one command per line, as JSON. Emulated ones are left out: these tests are about time, too. */
function prepared(root: string): readonly Candidate[] {
  const file = join(process.env.PYCONFORM_INTERPRETERS ?? join(root, ".interpreters"), "interpreters.yaml");
  if (!existsSync(file)) return [];
  return [...readFileSync(file, "utf8").matchAll(/^ +- command: (\[.*\])$/gm)]
    .map(([, command = "[]"]) => JSON.parse(command) as string[])
    .filter((command) => command.length === 1)
    .map((command) => ({ command, foundBy: "tools/interpreters" }));
}

function ask({ command: [file = ""] }: Candidate): { name: string; minor: number; threads: string } | undefined {
  const code =
    "import sys, sysconfig; assert sys.version_info >= (3, 8); " +
    "print(sys.implementation.name, sys.version_info[1], 'free' if sysconfig.get_config_var('Py_GIL_DISABLED') else 'gil')";
  try {
    const options = { encoding: "utf8", timeout: 20_000 } as const;
    const answer = execFileSync(file, ["-c", code], { ...options, stdio: ["ignore", "pipe", "ignore"] });
    const [name = "", minor = "", threads = ""] = answer.trim().split(" ");
    return { name, minor: Number(minor), threads };
  } catch {
    return undefined; // older than 3.8, or not Python
  }
}
