import type { Diagnostic } from "@pyconform/model";
import { diagnostic, inOrder } from "./diagnostics.js";
import { type FieldName, fieldNames, fields, parseFieldName } from "./fields.js";
import type { Query, QueryValue, TextSpan } from "./query.js";
import { suggest } from "./suggest.js";
import { type Token, tokenize, unquote } from "./tokens.js";

/** A text, what it asks, and what is wrong with it. */
export interface ParsedQuery {
  readonly text: string;
  readonly query: Query;
  /** In the order of their places; empty where the text is a query as it should be. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a query. It never fails: where the text is wrong, the query has what could be understood, so that a page can
 * answer while somebody types. The grammar is in `docs/query.md#grammar`.
 */
export function parseQuery(text: string): ParsedQuery {
  const parser = new Parser(text);
  const query = parser.readAll();
  return { text, query, diagnostics: inOrder(parser.diagnostics) };
}

/** The offset where the value of `field:` begins in a word; `undefined` where the word has no field. */
export function fieldOf(raw: string): { readonly name: string; readonly valueStart: number } | undefined {
  const match = /^([A-Za-z][A-Za-z-]*):/u.exec(raw);
  return match?.[1] === undefined ? undefined : { name: match[1], valueStart: match[0].length };
}

// Recursive descent: `readAny` reads alternatives, `readAllOf` what must hold together, `readTerm` one of these.
class Parser {
  readonly diagnostics: Diagnostic[] = [];
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
  }

  readAll(): Query {
    const parts = [this.#readAny()];
    for (let token = this.#peek(); token !== undefined; token = this.#peek()) {
      this.#next += 1;
      this.#wrong("query-syntax", "this parenthesis closes none", token.at, 'write it in quotes to search for it: ")"');
      parts.push(this.#readAny());
    }
    return together("all", parts.filter(asksSomething));
  }

  #readAny(): Query {
    const alternatives = [this.#readAllOf()];
    for (let token = this.#peek(); isKeyword(token, "or"); token = this.#peek()) {
      this.#next += 1;
      const right = this.#readAllOf();
      const first = alternatives.length === 1 ? alternatives[0] : undefined;
      if (first !== undefined && !asksSomething(first)) this.#missing("before", token);
      if (!asksSomething(right)) this.#missing("after", token);
      alternatives.push(right);
    }
    return together("any", alternatives.filter(asksSomething));
  }

  #readAllOf(): Query {
    const terms: Query[] = [];
    for (let token = this.#peek(); token !== undefined && token.kind !== "close"; token = this.#peek()) {
      if (isKeyword(token, "or")) break;
      if (isKeyword(token, "and"))
        this.#next += 1; // it says what is so without it
      else terms.push(this.#readTerm(token));
    }
    return together("all", terms.filter(asksSomething));
  }

  #readTerm(token: Token): Query {
    this.#next += 1;
    switch (token.kind) {
      case "minus":
        return this.#readNot(token);
      case "open":
        return this.#readGroup(token);
      case "quoted":
        if (!token.closed) this.#unclosed(token.at);
        return { kind: "words", text: token.text, at: token.at };
      case "word":
        return isKeyword(token, "not") ? this.#readNot(token) : this.#readWord(token);
      case "close":
        return nothing;
    }
  }

  #readNot(token: Token): Query {
    const next = this.#peek();
    if (next === undefined || next.kind === "close" || isKeyword(next, "or")) {
      this.#missing("after", token);
      return nothing;
    }
    const term = this.#readTerm(next);
    return asksSomething(term) ? { kind: "not", term } : nothing;
  }

  #readGroup(open: Token): Query {
    const inner = this.#readAny();
    if (this.#peek()?.kind === "close") this.#next += 1;
    else this.#wrong("query-syntax", "this parenthesis is not closed", open.at, 'add ")" where the group ends');
    return inner;
  }

  #readWord({ raw, closed, at }: Token & { readonly kind: "word" }): Query {
    if (!closed) this.#unclosed(at);
    const written = fieldOf(raw);
    if (written === undefined) return { kind: "words", text: raw, at };
    const field = parseFieldName(written.name);
    if (field === undefined) {
      const near = suggest(written.name, fieldNames);
      this.#wrong(
        "unknown-query-field",
        `"${written.name}" is no field; there are: ${fieldNames.join(", ")}`,
        { start: at.start, end: at.start + written.name.length },
        `${near === undefined ? "" : `did you mean "${near}:"? `}words with a colon stand in quotes: "${raw.replaceAll('"', '\\"')}"`,
      );
      return { kind: "words", text: raw, at };
    }
    const values = valuesOf(raw.slice(written.valueStart), at.start + written.valueStart);
    if (values.length === 0) this.#noValue(field, at);
    return values.length === 0 ? nothing : { kind: "field", field, values, at };
  }

  #noValue(field: FieldName, at: TextSpan): void {
    this.#wrong("query-syntax", `${field}: needs a value`, at, `such as ${fields[field].example}`);
  }

  #missing(side: "before" | "after", { at }: Token): void {
    const word = this.#text.slice(at.start, at.end);
    this.#wrong("query-syntax", `nothing stands ${side} "${word}"`, at, `to search for the word, quote it: "${word}"`);
  }

  #unclosed(at: TextSpan): void {
    this.#wrong("query-syntax", "the quotes are not closed", at, "add a quotation mark at the end");
  }

  #wrong(code: Parameters<typeof diagnostic>[1], message: string, at: TextSpan, hint: string): void {
    this.diagnostics.push(diagnostic(this.#text, code, message, at, hint));
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }
}

const nothing: Query = { kind: "all", terms: [] };

function asksSomething(query: Query): boolean {
  return query.kind !== "all" || query.terms.length > 0;
}

function together(kind: "all" | "any", terms: readonly Query[]): Query {
  const [first] = terms;
  if (first === undefined) return nothing;
  return terms.length === 1
    ? first
    : { kind, terms: terms.flatMap((each) => (each.kind === kind ? each.terms : [each])) };
}

/** Keywords are written small or large; between quotes they are words as any other. */
function isKeyword(token: Token | undefined, keyword: "and" | "or" | "not"): token is Token {
  return token?.kind === "word" && token.raw.toLowerCase() === keyword;
}

/** Values stand behind one another with commas between: one of them is enough. */
function valuesOf(text: string, start: number): readonly QueryValue[] {
  const parts = text.match(/"(?:[^"\\]|\\[\s\S])*"?|[^,]+|,/gu) ?? [];
  let offset = start;
  const values: QueryValue[] = [];
  for (const part of parts) {
    const at = { start: offset, end: offset + part.length };
    offset += part.length;
    if (part === ",") continue;
    const value = part.startsWith('"') ? unquote(part).text : part;
    if (value !== "") values.push({ text: value, at });
  }
  return values;
}
