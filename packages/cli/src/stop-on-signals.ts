import { exitStatus } from "./exit-status.js";
import type { Terminal } from "./terminal.js";

/** Signals that come closer together than this, in milliseconds, are one wish: pnpm passes on what the terminal sent us too. */
const oneWishMs = 1_000;

/** What stops a run. */
export interface Stop {
  /** Aborts at the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  /** Gives the signals back to the process. */
  forget(): void;
}

/** Ctrl-C and SIGTERM stop the run, which writes what is done so far; a second one ends at once. */
export function stopOnSignals(terminal: Terminal): Stop {
  const controller = new AbortController();
  let first = 0;
  const onSignal = (): void => {
    if (!controller.signal.aborted) {
      first = Date.now();
      terminal.tell("\nconform: stopping; again to stop without a report\n");
      controller.abort();
    } else if (Date.now() - first > oneWishMs) process.exit(exitStatus.stopped);
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return { signal: controller.signal, forget: () => process.off("SIGINT", onSignal).off("SIGTERM", onSignal) };
}
