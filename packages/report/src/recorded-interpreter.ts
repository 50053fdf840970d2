import { resultsSchemaVersion } from "@pyconform/model";
import { z } from "zod";
import { canonical } from "./json.js";
import { limitSchema, requirementSchema, traitsSchema } from "./results-schema.js";

const text = z.string();
const count = z.int().nonnegative();

// Facts alone, without what changes from run to run: times, stderr, addresses in messages.
const header = z.strictObject({
  schema: z.literal(resultsSchemaVersion),
  id: text,
  implementation: text,
  version: text,
  languageVersion: text,
  date: z.iso.date(),
  commit: text.nullable(),
  sandbox: text.optional(),
  executable: text.optional(), // SHA-256 of the file that was started, where that is known
  traits: traitsSchema,
});
const told = {
  stdout: z.union([text, z.strictObject({ digest: text, length: count })]), // a long one stands as its digest
  warnings: text.optional(), // the lines of stderr that show one; only where the case asks for one
  count: count.optional(), // how often it was seen, where there were several outcomes
};
const exception = z.strictObject({ type: text, bases: z.array(text), message: text.optional() });
const limited = ["timed-out", "out-of-memory", "output-limit", "process-limit", "file-limit"] as const;
const observation = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("finished"), ...told }),
  z.strictObject({ kind: z.literal("raised"), exception, ...told }),
  z.strictObject({ kind: z.literal("exited"), status: z.int(), ...told }),
  z.strictObject({ kind: z.literal("killed"), signal: text, ...told }),
  z.strictObject({ kind: z.enum(limited), limit: z.number(), count: told.count }),
  z.strictObject({ kind: z.literal("not-run"), requirement: requirementSchema, count: told.count }),
]);
const program = z.strictObject({
  case: text,
  instead: z.literal(true).optional(),
  digest: text,
  outcomes: z.array(observation).min(1),
  retriedAfter: limitSchema.optional(),
});

/** An observation as a recorded file keeps it. */
export type RecordedObservation = z.infer<typeof observation>;

/** What one program did on the recorded interpreter; `digest` is of the program and how it was run. */
export type RecordedProgram = z.infer<typeof program>;

/** One interpreter's results as they are kept in git: one file in `reports/recorded/`. */
export type RecordedInterpreter = z.infer<typeof header> & { readonly programs: readonly RecordedProgram[] };

/** The text of a recorded file: a line that says of what it is, and a line for each program, sorted by case. */
export function renderRecorded({ programs, ...of }: RecordedInterpreter): string {
  const sorted = programs.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  return [of, ...sorted].map((line) => `${JSON.stringify(canonical(line))}\n`).join("");
}

function sortKey({ case: id, instead }: RecordedProgram): string {
  return `${id}${instead === true ? "#" : ""}`;
}

/** Reads the text of a recorded file; throws what is wrong with it, with the number of the line. */
export function parseRecorded(content: string): RecordedInterpreter {
  const [first = "", ...lines] = content.split("\n").filter((line) => line !== "");
  return {
    ...parseLine(first, 1, header),
    programs: lines.map((line, index) => parseLine(line, index + 2, program)),
  };
}

function parseLine<T>(line: string, number: number, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Error(`line ${number}: ${why}`, { cause: error });
  }
}
