import { createHash } from "node:crypto";

/**
 * Texts that were worked out before. A text's name is a digest of all that decided it, so that one that is recalled is the one
 * that would be worked out now; whoever keeps them adds the digest of our own code.
 */
export interface TextMemory {
  recall(name: string): string | undefined;
  keep(name: string, text: string): void;
}

/** Names what is worked out from `parts`, such as `spec.` and 22 characters: 132 bits of SHA-256 over their JSON. */
export function nameOf(kind: string, parts: readonly unknown[]): string {
  return `${kind}.${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}`;
}
