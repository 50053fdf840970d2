/** How a program ended, as a worker tells it. */
export interface Ending {
  readonly kind: string;
  readonly [part: string]: unknown;
}

/** Every message of the worker of an interpreter; `docs/protocol.md` tells them. */
export type WorkerMessage =
  | { readonly kind: "hello" }
  | { readonly kind: "started" }
  | { readonly kind: "output"; readonly pieces: readonly OutputPiece[] }
  | { readonly kind: "ended"; readonly how: Ending; readonly durationMs: number };

/** A piece of what a program wrote. */
interface OutputPiece {
  readonly stream: "stdout" | "stderr";
  readonly bytes: Uint8Array;
}

/** The only place that makes a {@link WorkerMessage}; `undefined` when `value` is not one: a program can post, too. */
export function parseWorkerMessage(value: unknown): WorkerMessage | undefined {
  if (typeof value !== "object" || value === null || !("kind" in value)) return undefined;
  const { kind } = value;
  if (kind === "hello" || kind === "started") return { kind };
  if (kind === "output" && "pieces" in value && Array.isArray(value.pieces) && value.pieces.every(isPiece))
    return { kind, pieces: value.pieces };
  if (kind === "ended" && "how" in value && isEnding(value.how) && "durationMs" in value)
    return { kind, how: value.how, durationMs: Number(value.durationMs) };
  return undefined;
}

function isPiece(value: unknown): value is OutputPiece {
  return (
    typeof value === "object" &&
    value !== null &&
    "stream" in value &&
    (value.stream === "stdout" || value.stream === "stderr") &&
    "bytes" in value &&
    value.bytes instanceof Uint8Array
  );
}

function isEnding(value: unknown): value is Ending {
  return typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string";
}
