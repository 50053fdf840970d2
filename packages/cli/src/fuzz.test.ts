import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { CommanderError } from "commander";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { exitStatus } from "./exit-status.js";
import { buildProgram } from "./program.js";
import { findProject } from "./project.js";
import { parseRunOptions, type RunFlags } from "./run-options.js";
import { plainTerminal } from "./testing/plain-terminal.js";
import { UsageError } from "./usage-error.js";

/** Inputs per test; `pnpm fuzz` asks for more. */
const runs = Number(process.env["PYCONFORM_FUZZ_RUNS"] ?? 300);
const folder = mkdtempSync(join(tmpdir(), "pyconform-fuzz-"));
afterAll(() => rmSync(folder, { recursive: true }));

const terminal = plainTerminal();

/** Every word that the command line knows: its commands and all their options, as they are told in `--help`. */
function knownWords(): readonly string[] {
  const { commands } = buildProgram(findProject(), terminal, () => undefined);
  const options = commands.flatMap((command) => command.options.flatMap(({ long, short }) => [long, short]));
  return [...commands.map((command) => command.name()), ...options.filter((word) => typeof word === "string")];
}

const value = fc.oneof(
  fc.constantFrom("", "-", "--", "=", "0", "-1", "1e9", "1/0", "3/2", "1/4", "NaN", "null", "constructor", "__proto__"),
  fc.constantFrom("*", "**", "[", "{a,b", "!(x)", "../..", "/dev/null", "\0", "a\nb", "\ud800", "immutability/"),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const word = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...knownWords()) }, { weight: 2, arbitrary: value });
const line = fc.array(
  fc.oneof(
    word,
    fc.tuple(word, value).map(([name, given]) => `${name}=${given}`),
  ),
  { maxLength: 8 },
);

// Generous, so that a busy machine does not fail it.
describe("no command line makes the command crash", { timeout: 3_600_000 }, () => {
  test("any words are understood, or refused with a status and a text", async () => {
    await fc.assert(
      fc.asyncProperty(line, async (argv) => {
        const program = buildProgram(findProject(), terminal, () => undefined);
        for (const command of program.commands) {
          command.action((patterns: string[], flags: RunFlags) => {
            if (command.name() === "run") parseRunOptions(patterns, flags);
          });
        }
        await refusalOf(() => program.parseAsync([...argv], { from: "user" }));
      }),
      { numRuns: runs },
    );
  });

  test("commands that read give a documented status, whatever they are asked for", async () => {
    const specs = ["--specs", resolve(import.meta.dirname, "../fixtures/good")];
    const out = ["--out", join(folder, "none")];
    const asked = fc.oneof(
      fc.tuple(fc.constantFrom("cases", "lint"), fc.array(value, { maxLength: 3 })),
      fc.tuple(fc.constantFrom("explain"), fc.array(value, { minLength: 1, maxLength: 1 })),
    );
    await fc.assert(
      fc.asyncProperty(asked, async ([command, values]) => {
        let status: number = exitStatus.mistake;
        const program = buildProgram(findProject(), terminal, (result) => {
          status = result;
        });
        const more = command === "explain" ? [...specs, ...out] : specs;
        await refusalOf(() => program.parseAsync([command, ...more, "--", ...values], { from: "user" }));
        expect([exitStatus.asExpected, exitStatus.mistake]).toContain(status);
      }),
      { numRuns: Math.ceil(runs / 10) },
    );
  });
});

/** What a command line is refused with; anything else that is thrown is a crash. */
async function refusalOf(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof CommanderError) return;
    if (!(error instanceof UsageError)) throw error;
    expect(error.diagnostic.message).not.toBe("");
  }
}
