// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how a placeholder of a matrix is written
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { glob } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { checkSchema } from "./check-schema.js";
import { diagnosticCodes } from "./diagnostic-codes.js";
import { parseSpec } from "./parse-spec.js";
import { runRules } from "./rules/run-rules.js";
import { deviationsFile } from "./schema/deviations.js";
import { projectContext, projectRoot } from "./testing/read-specs.js";
import { parseYaml } from "./yaml-source.js";

/** Inputs per test; `pnpm fuzz` asks for more. */
const runs = Number(process.env["PYCONFORM_FUZZ_RUNS"] ?? 1000);
/** Most time that one file may take, of the processor's: how busy the machine is does not count. Most memory stands in `pnpm fuzz`. */
const maxMs = 1000;

/**
 * Whatever a file holds, there are cases or diagnostics, and every diagnostic has a known code at a real place; and soon.
 */
async function survives(text: string, level: "language" | "implementation"): Promise<void> {
  const context = await projectContext();
  const before = process.cpuUsage();
  const { file, diagnostics } = parseSpec({ path: "a.yaml", level, topic: "topic", subject: "subject" }, text);
  const files = file === undefined ? [] : [file];
  const all = [...diagnostics, ...runRules("load", files, context), ...runRules("lint", files, context)];
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(maxMs);
  expect(file !== undefined || all.length > 0).toBe(true);
  const lines = text.split(/\r\n?|\n/).length;
  for (const { code, at } of all) {
    expect(diagnosticCodes).toHaveProperty(code);
    expect(at.start.line).toBeGreaterThanOrEqual(1);
    expect(at.start.column).toBeGreaterThanOrEqual(1);
    expect(at.end.line).toBeLessThanOrEqual(lines + 1);
  }
}

const level = fc.constantFrom("language" as const, "implementation" as const);

const realSpecs = await Promise.all(
  (await glob("specs/{language,implementation}/**/*.yaml", { cwd: projectRoot }))
    .sort()
    .map((path) => readFile(join(projectRoot, path), "utf8")),
);

/** Pieces that YAML, the format or Python give a meaning to. */
const piece = fc.constantFrom(
  ...[
    "title: T\n",
    "about: A\n",
    "cases:\n",
    "  - id: a\n",
    "    title: ",
    "    code: |\n",
    "      print(1)\n",
    "    expect:",
    " {",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "<<: ",
    "? ",
    ": ",
    "- ",
    "!!binary ",
    "|",
    ">",
    "'",
    '"',
    "\n",
    "\t",
    "#",
    "---\n",
    "...\n",
    "3.10",
    "null",
    "~",
    "__proto__: 1\n",
    "constructor: {}\n",
    "${{ n }}",
    "    matrix: { a: { n: 1 } }\n",
    "    since: ",
    "\u0000",
    "\ufeff",
    "\ud800",
    "𝒳",
  ],
);

// Generous, so that a busy machine does not fail it.
describe("no file makes the loader throw", { timeout: 3_600_000 }, () => {
  test("pieces of YAML in any order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), level, (pieces, at) => survives(pieces.join(""), at)),
      { numRuns: runs },
    );
  });

  test("any text", async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), level, survives), {
      numRuns: runs,
    });
  });

  test("real specs with lines or characters lost, doubled or replaced", async () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      length: fc.nat(60),
      text: fc.oneof(fc.constant(""), piece, fc.string({ maxLength: 8 })),
    });
    const mutated = fc
      .tuple(fc.constantFrom(...realSpecs), fc.array(edit, { minLength: 1, maxLength: 4 }))
      .map(([text, edits]) =>
        edits.reduce(
          (now, { at, length, text: piece }) => {
            const start = Math.floor(at * now.length);
            return now.slice(0, start) + piece + now.slice(start + length);
          },
          text.slice(0, 2500),
        ),
      );
    await fc.assert(fc.asyncProperty(mutated, level, survives), { numRuns: runs });
  });

  test("any plain value in place of a subject or of deviations", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 6 }), level, async (value, at) => {
        const text = JSON.stringify(value);
        await survives(text, at);
        const { source } = parseYaml("a.yaml", text);
        if (source !== undefined) checkSchema(deviationsFile, source);
      }),
      { numRuns: runs },
    );
  });

  test("any plain value in place of each key of a case", async () => {
    const keys = [
      "id",
      "title",
      "note",
      "covers",
      "aliases",
      "compare",
      "matrix",
      "allow",
      "code",
      "since",
      "requires",
      "run",
      "promised-by",
      "documented-in",
      "why",
      "instead",
      "expect",
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 4 }), level, async (key, value, at) => {
        const shared = { id: "a", title: "A case shows one fact", code: "print(1)" };
        const one =
          at === "language"
            ? { ...shared, "promised-by": "peps/pep-0703", expect: { stdout: "1\n" } }
            : { ...shared, undocumented: "No.", why: "So.", instead: { none: "No." }, expect: [{ stdout: "1\n" }] };
        await survives(JSON.stringify({ title: "T", about: "A.", cases: [{ ...one, [key]: value }] }), at);
      }),
      { numRuns: runs },
    );
  });
});
