/** What a host says of a program's end; the output came before, in messages of its own. */
export interface HostEnding {
  readonly kind: string;
  readonly [part: string]: unknown;
}

/** Every message of a host of an embedded interpreter. */
export type HostMessage =
  | { readonly kind: "hello" }
  /** The program starts now. */
  | { readonly kind: "started"; readonly seq: number }
  | { readonly kind: "output"; readonly seq: number; readonly stream: "stdout" | "stderr"; readonly bytes: Buffer }
  | {
      readonly kind: "ended";
      readonly seq: number;
      readonly how: HostEnding;
      readonly durationMs: number;
      /** The host goes: another has to be started. */
      readonly last: boolean;
    };

/** The only place that makes a {@link HostMessage}; `undefined` when `line` is not one. */
export function parseHostMessage(line: string): HostMessage | undefined {
  const value = parseObject(line);
  if (value === undefined) return undefined;
  const { kind, seq } = value;
  if (kind === "hello") return { kind };
  if (typeof seq !== "number") return undefined;
  if (kind === "started") return { kind, seq };
  if (kind === "output") {
    const { stream, data } = value;
    if ((stream !== "stdout" && stream !== "stderr") || typeof data !== "string") return undefined;
    return { kind, seq, stream, bytes: Buffer.from(data, "base64") };
  }
  if (kind === "ended") {
    const { how, durationMs, last } = value;
    if (!isEnding(how) || typeof durationMs !== "number") return undefined;
    return { kind, seq, how, durationMs, last: last === true };
  }
  return undefined;
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isEnding(value: unknown): value is HostEnding {
  return typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string";
}
