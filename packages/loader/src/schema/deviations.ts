import { traitNames } from "@pyconform/model";
import { z } from "zod";
import { formatted, isSpecifiers, text } from "./formats.js";

const deviation = z.strictObject({
  cause: text.describe("Why it deviates: one sentence."),
  versions: z
    .string()
    .refine((range) => range === "*" || isSpecifiers(range), {
      params: { code: "invalid-version", expected: '"*" or PEP 440 specifiers, such as "<8.1"' },
    })
    .describe('PEP 440 specifiers over the implementation\'s version, quoted, or "*".'),
  traits: z
    .partialRecord(z.enum(traitNames), z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe("Facts that must hold besides, such as { gil: off }."),
  sometimes: z
    .literal(true)
    .optional()
    .describe("It shows in some runs only, as with threads: a case that is kept is then not stale."),
  link: formatted("link").optional().describe("The public issue or page that records it."),
  "none-found": z.literal(true).optional().describe("Nothing public records it: it was looked for. Instead of link."),
  cases: z.array(text).min(1).describe("Ids of the cases in which it shows, or globs over them."),
});

/** `implementations/<id>/deviations.yaml`. */
export const deviationsFile = z.strictObject({
  deviations: z.array(deviation).describe("One row for each cause; the list may be empty."),
});
