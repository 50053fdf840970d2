/** Limits of a program that a page runs: those of a run (`defaultLimits` of the runner), with memory that a tab can spare. */
export const limits = {
  timeoutMs: 10_000,
  maxOutputBytes: 1024 * 1024,
  maxMemoryBytes: 1024 ** 3,
} as const;

/** An interpreter that gives no sign of life for so long does not start. */
export const startLimitMs = 120_000;
