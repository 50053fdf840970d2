import { createHash } from "node:crypto";

/** A short text that is equal exactly for equal values: SHA-256 over the value's JSON, 22 characters of it (132 bits). */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 22);
}
