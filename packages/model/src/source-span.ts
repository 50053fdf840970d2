/** A place in a file. Lines and columns start at 1; a column counts UTF-16 code units; the end is exclusive. */
export interface SourceSpan {
  /** Path relative to the project's root, with `/`; or `<command line>`. */
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}
