import { type FieldName, fieldNames, fields, parseFieldName } from "./fields.js";
import { fieldOf } from "./parse-query.js";
import type { TextSpan } from "./query.js";
import { tokenize } from "./tokens.js";
import { type Vocabulary, valuesOfField } from "./vocabulary.js";

/** What may stand at a place of a query. */
export interface Completion {
  /** What an option replaces. */
  readonly at: TextSpan;
  readonly options: readonly CompletionOption[];
}

/** One thing that may stand there. */
export interface CompletionOption {
  /** Text that replaces what stands at {@link Completion.at}. */
  readonly insert: string;
  /** A sentence for people; absent where the name says it. */
  readonly about?: string | undefined;
}

/** Most options that are offered at once. */
const mostOffered = 12;

/** What may stand where the cursor is (UTF-16 offset), from the names at hand: fields, or values of the field before it. */
export function completeQuery(text: string, cursor: number, vocabulary: Vocabulary): Completion {
  const token = tokenize(text).find(({ at }) => at.start < cursor && cursor <= at.end);
  if (token?.kind === "quoted") return { at: { start: cursor, end: cursor }, options: [] };
  if (token?.kind !== "word") return { at: { start: cursor, end: cursor }, options: fieldOptions("") };
  const { start, end } = token.at;
  const written = fieldOf(token.raw);
  const field = written === undefined ? undefined : parseFieldName(written.name);
  if (written === undefined || cursor < start + written.valueStart) {
    const typed = text.slice(start, cursor);
    const options = [...fieldOptions(typed), ...valueOptions(typed, vocabulary)];
    return {
      at: { start, end: written === undefined ? end : start + written.valueStart },
      options: options.slice(0, mostOffered),
    };
  }
  if (field === undefined) return { at: { start: cursor, end: cursor }, options: [] };
  const valueStart = start + Math.max(written.valueStart, text.slice(start, cursor).lastIndexOf(",") + 1);
  const comma = text.slice(cursor, end).indexOf(",");
  return {
    at: { start: valueStart, end: comma === -1 ? end : cursor + comma },
    options: namesLike(text.slice(valueStart, cursor), field, vocabulary).map((insert) => ({ insert })),
  };
}

function fieldOptions(typed: string): readonly CompletionOption[] {
  return fieldNames
    .filter((name) => name.startsWith(typed.toLowerCase()))
    .map((name) => ({ insert: `${name}:`, about: fields[name].about }));
}

/** A bare word may be the value of a field: `hash` offers `topic:hashing`. */
function valueOptions(typed: string, vocabulary: Vocabulary): readonly CompletionOption[] {
  if (typed.length < 2) return [];
  return (["topic", "level", "axis", "finding", "differs"] as const)
    .flatMap((field) =>
      namesLike(typed, field, vocabulary)
        .filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()))
        .map((name) => ({ insert: `${field}:${name}` })),
    )
    .slice(0, 6);
}

/** Names that begin with what is typed, then those of which a part does: `datam` offers `reference/datamodel`. */
function namesLike(typed: string, field: FieldName, vocabulary: Vocabulary): readonly string[] {
  const asked = typed.toLowerCase().replace(/^"/u, "");
  const [kind, who] = field === "verdict" ? asked.split("@") : [];
  const names =
    kind !== undefined && who !== undefined
      ? vocabulary.who.map((each) => `${kind}@${each}`)
      : (valuesOfField(field, vocabulary) ?? []);
  const begin: string[] = [];
  const hold: string[] = [];
  for (const name of names) {
    const place = name.toLowerCase().indexOf(asked);
    if (place === 0) begin.push(name);
    else if (place > 0 && /[^\p{L}\p{N}]/u.test(name[place - 1] ?? "")) hold.push(name);
    if (begin.length === mostOffered) break;
  }
  return [...begin, ...hold].slice(0, mostOffered).map((name) => (/[\s",()]/u.test(name) ? `"${name}"` : name));
}
