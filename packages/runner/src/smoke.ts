import type { Adapter, Candidate } from "./adapter.js";

/** Runs a few programs whose outcome nobody doubts. Rejects with an `AdapterError` `smoke-test-failed` that says whose fault it is. */
export async function smokeTest(_adapter: Adapter, _candidate: Candidate, _signal: AbortSignal): Promise<void> {
  throw new Error("not yet");
}
