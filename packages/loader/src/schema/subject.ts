import { z } from "zod";
import { suppressibleCodes } from "../suppressible-codes.js";
import { implementationRow, languageExpectation } from "./expectation.js";
import { formatted, oneOrMore, text } from "./formats.js";

const program = {
  code: text.describe("Plain Python that a reader can paste into a prompt; it prints what it observes."),
  since: formatted("languageVersion")
    .optional()
    .describe('The first language version it holds for, quoted; without it, "3.8".'),
  until: formatted("languageVersion").optional().describe("The last language version it holds for, quoted."),
  requires: oneOrMore(text)
    .optional()
    .describe(
      "Features (threads, subprocess, fork, ...), modules that may be missing, or traits (byte-order=big). Unmet: not applicable.",
    ),
  run: z
    .strictObject({
      flags: z.array(text).optional().describe("Interpreter flags, such as -O; they ask for a new interpreter."),
      env: z.record(text, z.string()).optional().describe("Environment variables; they ask for a new interpreter."),
      isolation: z
        .enum(["fork", "process"])
        .optional()
        .describe(
          "process: in a new interpreter. fork (default): forked from a clean, warm one where there is os.fork.",
        ),
      timeout: z.number().positive().max(60).optional().describe("Wall-clock limit in seconds."),
      exclusive: z.boolean().optional().describe("Alone on the machine, after everything else."),
      repeat: z.int().min(1).max(1000).optional().describe("How often it is run; outcomes are counted."),
    })
    .optional()
    .describe("How it is run, where the defaults do not do."),
};

const anyCase = {
  id: formatted("id").describe("Name within the subject, kebab-case; never used again for another case."),
  title: text.describe("One sentence that is true or false, without full stop."),
  note: text.optional().describe("More for the reader: a sentence or two."),
  covers: oneOrMore(formatted("covered"))
    .optional()
    .describe("Rows of inventories that it shows, such as pypy-differences/gc-no-prompt-finalization."),
  aliases: oneOrMore(formatted("caseId")).optional().describe("Former ids of this case: topic/subject/id."),
  compare: z
    .enum(["outcome", "message"])
    .optional()
    .describe("message: two observations with different messages are different. Where the message is the fact."),
  matrix: z
    .record(formatted("id"), z.record(formatted("matrixValueName"), z.union([z.string(), z.number(), z.boolean()])))
    .refine((rows) => Object.keys(rows).length > 0, { params: { code: "empty-value", expected: "at least one row" } })
    .optional()
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a placeholder is written
    .describe("Rows of named values: the case is expanded once for each, with ${{ name }} replaced in its texts."),
  allow: z
    .partialRecord(z.enum(suppressibleCodes), text)
    .optional()
    .describe("Lint rules that are wrong about this case: the code, and the reason."),
  ...program,
};

const languageCase = z.strictObject({
  ...anyCase,
  "promised-by": oneOrMore(formatted("citation")).describe(
    "The section or sections that promise it to every implementation.",
  ),
  expect: languageExpectation.describe("What is promised: one expectation, the same for every implementation."),
});

const implementationCase = z.strictObject({
  ...anyCase,
  "documented-in": oneOrMore(formatted("citation")).optional().describe("Where the behaviour is documented."),
  undocumented: text.optional().describe("Why there is nothing to cite: a sentence. Instead of documented-in."),
  why: text.describe("The mechanism in the implementation that makes it so."),
  instead: z
    .strictObject({
      none: text.optional().describe("Why there is no portable way. Instead of a program."),
      ...program,
      code: program.code.optional(),
      expect: languageExpectation.optional().describe("What the portable program gives on every interpreter."),
    })
    .describe("What portable code does: a program that holds on every interpreter, or none with the reason."),
  expect: z
    .array(implementationRow)
    .min(1)
    .describe("Rows; the first whose when matches is judged, others are observed only."),
});

function subject<T extends z.ZodType>(cases: T) {
  return z.strictObject({
    title: text.describe("Name of the subject, for headings."),
    about: text.describe("One to three sentences that introduce the subject to a learner."),
    cases: z.array(cases).min(1).describe("The cases, in reading order."),
  });
}

/** A file below `specs/language/`. */
export const languageSubject = subject(languageCase);
/** A file below `specs/implementation/`. */
export const implementationSubject = subject(implementationCase);

/** A language case, as an author writes it. */
export type AuthoredLanguageCase = z.infer<typeof languageCase>;
/** An implementation case, as an author writes it. */
export type AuthoredImplementationCase = z.infer<typeof implementationCase>;
/** What every program has, as an author writes it. */
export type AuthoredProgram = z.infer<z.ZodObject<typeof program>>;
