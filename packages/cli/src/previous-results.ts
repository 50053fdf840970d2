import type { Results } from "@pyconform/model";
import { readResults } from "./read-results.js";
import { UsageError } from "./usage-error.js";

/**
 * The results that a new report is compared with: those that were named, or those of the report that it replaces. An old
 * report that cannot be read is none; one that was named is a mistake of whoever named it.
 */
export function previousResults(named: string | undefined, out: string): Results | undefined {
  if (named !== undefined) return readResults(named);
  try {
    return readResults(out);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}
