import type { Adapter, Candidate, OpenOptions } from "./adapter.js";

/** Starts the harness in whatever `candidate.command` runs, and speaks the protocol with it. Rejects with an `AdapterError`. */
export async function openProcessAdapter(_candidate: Candidate, _options: OpenOptions): Promise<Adapter> {
  throw new Error("not yet");
}
