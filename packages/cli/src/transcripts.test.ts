import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

/**
 * Each file in `transcripts/` is a session as a user sees it: the command, its stdout, stderr and exit status.
 * `UPDATE_TRANSCRIPTS=1 pnpm test` writes them anew; in CI a transcript without an answer is a failure.
 */
const folder = resolve(import.meta.dirname, "../transcripts");
const root = resolve(import.meta.dirname, "../../..");
const out = mkdtempSync(join(tmpdir(), "conform-transcript-"));
const update = process.env["UPDATE_TRANSCRIPTS"] !== undefined;

afterAll(() => rmSync(out, { recursive: true, force: true }));

interface Session {
  readonly command: string;
  readonly answer: string | undefined;
}

describe("the command answers as its transcripts say", () => {
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".md"))) {
    const file = join(folder, name);
    const text = readFileSync(file, "utf8");
    const title = /^# (.+)$/m.exec(text)?.[1] ?? name;
    test(title, () => {
      const sessions = parse(text);
      expect(sessions.length).toBeGreaterThan(0);
      const answers = sessions.map(({ command }) => run(command));
      if (update) {
        let index = 0;
        writeFileSync(
          file,
          text.replace(
            /```console\n(\$ [^\n]+)\n[\s\S]*?```/g,
            (_, line) => `\`\`\`console\n${line}\n${answers[index++]}\`\`\``,
          ),
        );
        return;
      }
      expect(answers).toEqual(sessions.map(({ answer }) => answer));
    });
  }
});

function parse(text: string): readonly Session[] {
  return [...text.matchAll(/```console\n\$ ([^\n]+)\n([\s\S]*?)```/g)].map(([, command = "", answer]) => ({
    command,
    answer,
  }));
}

/** Output and status in one text, with what differs from machine to machine replaced by a name in angle brackets. */
function run(command: string): string {
  const args = command
    .replace(/^conform ?/, "")
    .replaceAll("<out>", join(out, "report"))
    .match(/'[^']*'|\S+/g)
    ?.map((part) => part.replace(/^'|'$/g, ""));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, "packages/cli/bin/conform.js"), ...(args ?? [])],
    {
      cwd: root,
      encoding: "utf8",
      env: {
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        CI: "true",
        NO_COLOR: "1",
        PYCONFORM_INTERPRETERS: join(out, "none"),
        PYCONFORM_CACHE: mkdtempSync(join(out, "cache-")),
      },
    },
  );
  return `${neutral(stdout)}${stderr === "" ? "" : `--- stderr\n${neutral(stderr)}`}--- status ${status}\n`;
}

function neutral(text: string): string {
  return text
    .replaceAll(out, "<tmp>")
    .replaceAll(root, "<root>")
    .replace(/(pyodide|micropython)-\d+\.\d+\.\d+/g, "$1-<version>")
    .replace(/\b\d+(\.\d+)? (ms|s|seconds)\b/g, "<time>");
}
