import { traitNames } from "@pyconform/model";
import { z } from "zod";
import { formatted, oneOrMore, specifiers, text } from "./formats.js";

const languageOutcome = {
  stdout: z.string().optional().describe("All of stdout, exactly."),
  "stdout-matches": text
    .optional()
    .describe("Regular expression (ECMAScript, flags su) that must match somewhere in stdout. Sparingly."),
  raises: formatted("typeName")
    .optional()
    .describe("Name of the exception that ends the program, or of one of its bases, without module."),
  exit: z.int().min(0).max(255).optional().describe("Exit status, where the program ends itself with one."),
  warns: oneOrMore(formatted("typeName"))
    .optional()
    .describe("Name or names of the warning categories that must be seen on stderr."),
};

const implementationOutcome = {
  ...languageOutcome,
  "message-matches": text.optional().describe("Regular expression that must match in the exception's message."),
  killed: formatted("signal").optional().describe("Name of the signal that ends the process, such as SIGABRT."),
};

/** The parts of an expectation beside a single outcome. */
function choices<T extends z.ZodRawShape>(outcome: T) {
  return {
    "one-of": z
      .array(z.strictObject(outcome))
      .min(2)
      .optional()
      .describe("The allowed outcomes, where the document leaves a choice."),
    never: z
      .array(z.strictObject(outcome))
      .min(1)
      .optional()
      .describe("Outcomes that must never be seen, however often it is run."),
    "across-runs": z
      .enum(["same", "may-vary"])
      .optional()
      .describe("same: every fresh process gives the same outcome. may-vary: it may differ from process to process."),
  };
}

/** What a document promises of a program. */
export const languageExpectation = z.strictObject({ ...languageOutcome, ...choices(languageOutcome) });

const when = z.strictObject({
  implementation: oneOrMore(formatted("id"))
    .optional()
    .describe("Implementations that the row speaks of, such as cpython or [cpython, cpython-freethreaded]."),
  version: specifiers
    .optional()
    .describe('PEP 440 specifiers over the language version, quoted, such as ">=3.12, <3.14".'),
  traits: z
    .partialRecord(z.enum(traitNames), z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe("Facts that must hold, such as { byte-order: big, gil: off }."),
});

/** What is known of a program on some interpreters. */
export const implementationRow = z.strictObject({
  when: when.optional().describe("The interpreters that this row speaks of; without it, all."),
  ...implementationOutcome,
  ...choices(implementationOutcome),
});

/** One outcome, as an author writes it. */
export type AuthoredOutcome = z.infer<z.ZodObject<typeof implementationOutcome>>;
/** One expectation, as an author writes it; the language level uses fewer keys. */
export type AuthoredExpectation = Omit<AuthoredRow, "when">;
/** One row, as an author writes it. */
export type AuthoredRow = z.infer<typeof implementationRow>;
