import { createCssVariablesTheme, createHighlighterCoreSync, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import python from "shiki/langs/python.mjs";
import { escapeVisible } from "./escape-visible.js";

/** Python as HTML: tokens in spans with classes such as `py-keyword`, everything escaped. The same text is made once. */
export function highlightPython(code: string): string {
  const known = highlighted.get(code);
  if (known !== undefined) return known;
  const html = code.length > mostHighlighted ? escapeVisible(code) : tokens(code);
  highlighted.set(code, html);
  return html;
}

/** Longer programs are shown plain: nobody reads them, and a grammar may take long on them. */
const mostHighlighted = 20_000;

const highlighted = new Map<string, string>();

// The site's security policy allows no style attributes: the theme's colors are names of variables, and become classes.
const variable = /^var\(--shiki-token-([a-z-]+)\)$/u;

function tokens(code: string): string {
  const lines = highlighter().codeToTokensBase(code, { lang: "python", theme: "css-variables" });
  return lines
    .map((line) => line.map(({ content, color }) => token(content, variable.exec(color ?? "")?.[1])).join(""))
    .join("\n");
}

function token(text: string, kind: string | undefined): string {
  const shown = escapeVisible(text);
  return kind === undefined ? shown : `<span class="py-${kind}">${shown}</span>`;
}

let cached: HighlighterCore | undefined;

function highlighter(): HighlighterCore {
  cached ??= createHighlighterCoreSync({
    themes: [createCssVariablesTheme({ name: "css-variables", variablePrefix: "--shiki-" })],
    langs: [python],
    engine: createJavaScriptRegexEngine(),
  });
  return cached;
}
