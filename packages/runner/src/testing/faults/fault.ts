import type { Limits } from "../../adapter.js";
import type { Family } from "../pythons.js";

/** Parts that an observation must have; a regular expression stands for every text that it matches. */
export interface Seen {
  readonly kind: string;
  readonly stdout?: string | RegExp;
  readonly stderr?: string | RegExp;
  readonly exception?: { readonly type: string; readonly message?: string };
  readonly status?: number;
  readonly signal?: string | RegExp;
}

/** A program that exists to disturb, and what must be seen of it. */
export interface Fault {
  /** What it does, to follow "a program that". */
  readonly title: string;
  readonly code: string;
  readonly seen: Seen;
  readonly limits?: Partial<Limits>;
  /** Where an interpreter does something else, and is right. */
  readonly otherwise?: Partial<Record<Family, Seen>>;
  /** Where it does not apply, and why. */
  readonly not?: Partial<Record<Family, string>>;
  /** The limit of processes counts threads too where a control group keeps it. */
  readonly needs?: "control group";
}

/** Faults of one kind. */
export interface FaultGroup {
  readonly title: string;
  readonly faults: readonly Fault[];
}

/** Short, for programs that never end. */
export const soon: Partial<Limits> = { timeoutMs: 300 };

export const noProcesses = { pyodide: "no processes" } as const;
export const noThreads = { pyodide: "no threads" } as const;
export const noLimits = { pyodide: "no `resource`" } as const;
