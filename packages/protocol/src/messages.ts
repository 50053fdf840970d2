import { z } from "zod";

/** Version of the conversation between runner and harness; both sides must say the same. Described in `docs/protocol.md`. */
export const protocolVersion = 3;

const output = {
  /** Bytes that are not UTF-8 stand as lone surrogates U+DC80 to U+DCFF (PEP 383). */
  stdout: z.string(),
  stderr: z.string(),
};

const exceptionSchema = z.strictObject({
  type: z.string(),
  bases: z.array(z.string()),
  message: z.string(),
});

/** What a harness may observe. The same words as the model's `Observation`. */
export const observationSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("finished"), ...output }),
  z.strictObject({ kind: z.literal("raised"), exception: exceptionSchema, ...output }),
  z.strictObject({ kind: z.literal("exited"), status: z.int(), ...output }),
  z.strictObject({ kind: z.literal("killed"), signal: z.string().min(1), ...output }),
  z.strictObject({ kind: z.literal("timed-out"), limitMs: z.number(), ...output }),
  z.strictObject({ kind: z.literal("out-of-memory"), limitBytes: z.number(), ...output }),
  z.strictObject({ kind: z.literal("output-limit"), limitBytes: z.number(), ...output }),
  z.strictObject({ kind: z.literal("process-limit"), limitProcesses: z.number(), ...output }),
  z.strictObject({ kind: z.literal("file-limit"), limitBytes: z.number(), ...output }),
  /** The harness cannot start the program this way: `what` says which way. */
  z.strictObject({
    kind: z.literal("not-run"),
    requirement: z.strictObject({ kind: z.literal("launch"), what: z.string() }),
  }),
  z.strictObject({ kind: z.literal("harness-failed"), reason: z.string(), stderr: z.string() }),
]);

/** Runner to harness, first line. */
export const startSchema = z.strictObject({
  kind: z.literal("start"),
  protocol: z.int(),
  /** How a fresh interpreter is started, where `sys.executable` alone would not run (an emulator). */
  spawn: z.array(z.string()).min(1).nullable(),
  /** The program that starts the harness, given to `-c`, to start new interpreters in the same way. */
  bootstrap: z.string(),
  /** Marks every process that belongs to this harness, so that those left behind can be found. */
  nonce: z.string().regex(/^[a-z0-9]{8,64}$/),
});

/** Harness to runner, its answer to {@link startSchema}: who answers, and what it can do. */
export const helloSchema = z.strictObject({
  kind: z.literal("hello"),
  protocol: z.int(),
  pid: z.int(),
  /** `sys.implementation.name`. */
  implementation: z.string(),
  /** `sys.version_info`, the first three. */
  languageVersion: z.tuple([z.int(), z.int(), z.int()]),
  /** The binary that runs, links resolved and outside any virtual environment; empty where it does not know. */
  executable: z.string(),
  /** The harness's temporary directory, which it removes at its end. */
  directory: z.string(),
  /** The control group that it made for itself and its cases and removes at its end, as a directory; `null` where it could make none. */
  controlGroup: z.string().nullable(),
  /** The ways in which it can run a program. */
  isolations: z.array(z.enum(["fork", "process"])).min(1),
});

/** Harness to runner instead of `hello`: it is Python, but older than any that the suite speaks to. */
export const tooOldSchema = z.strictObject({ kind: z.literal("too-old"), version: z.string() });

/** Runner to harness: run a program once, from a clean state. Never says what is expected of it. */
export const runSchema = z.strictObject({
  kind: z.literal("run"),
  seq: z.int().nonnegative(),
  code: z.string(),
  /** File of the extension module that the program was compiled to: it is loaded as the main module, and `code` only shown. */
  extension: z.string().min(1).nullable(),
  isolation: z.enum(["fork", "process"]),
  /** Import statements that are executed once, before the fork, for all runs in a row that ask for the same. Empty for a run of its own. */
  imports: z.array(z.string()),
  flags: z.array(z.string()),
  env: z.record(z.string(), z.string()),
  timeoutMs: z.number().positive(),
  maxOutputBytes: z.int().positive(),
  maxMemoryBytes: z.int().positive(),
  maxProcesses: z.int().positive(),
  maxFileBytes: z.int().positive(),
  /** With a process between harness and program, for one that killed the harness before. */
  guarded: z.boolean(),
});

/** Harness to runner: what the program did. */
export const resultSchema = z.strictObject({
  kind: z.literal("result"),
  seq: z.int().nonnegative(),
  observation: observationSchema,
  /** From start to exit. */
  durationMs: z.number().nonnegative(),
});

/** Runner to harness: end. The harness removes what it made and exits. */
export const byeSchema = z.strictObject({ kind: z.literal("bye") });

/** Every message that the runner sends. */
export const runnerMessageSchema = z.discriminatedUnion("kind", [startSchema, runSchema, byeSchema]);

/** Every message that a harness sends. */
export const harnessMessageSchema = z.discriminatedUnion("kind", [helloSchema, tooOldSchema, resultSchema]);

/** See {@link startSchema}. */
export type StartMessage = z.infer<typeof startSchema>;
/** See {@link helloSchema}. */
export type HelloMessage = z.infer<typeof helloSchema>;
/** See {@link runSchema}. */
export type RunMessage = z.infer<typeof runSchema>;
/** See {@link resultSchema}. */
export type ResultMessage = z.infer<typeof resultSchema>;
/** See {@link runnerMessageSchema}. */
export type RunnerMessage = z.infer<typeof runnerMessageSchema>;
/** See {@link harnessMessageSchema}. */
export type HarnessMessage = z.infer<typeof harnessMessageSchema>;
