import { z } from "zod";
import { text } from "./formats.js";

const interpreter = z.strictObject({
  command: z
    .array(text)
    .min(1)
    .describe("The command that starts it, such as [docker, run, -i, --rm, image, python3]."),
  name: text.optional().describe("Name for the reader; otherwise made from what the interpreter says."),
  spawn: z
    .array(text)
    .min(1)
    .optional()
    .describe("How a fresh process is started, where sys.executable alone would not run."),
  "compiled-by": text
    .optional()
    .describe("The implementation package that compiles programs before the command runs them, such as cython."),
  env: z
    .record(text, z.string())
    .optional()
    .describe('Variables added to its environment, such as { PYTHON_GIL: "1" }.'),
  "timeout-scale": z.number().positive().max(1000).optional().describe("Limits are multiplied by this, for emulators."),
});

/** `conform.local.yaml`. */
export const localConfigFile = z.strictObject({
  interpreters: z.array(interpreter).optional().describe("Further interpreters on this machine."),
  include: z
    .array(text)
    .optional()
    .describe(
      "Further files of this form, such as [.interpreters/variants.yaml]; a path is relative to the folder of this file.",
    ),
});
