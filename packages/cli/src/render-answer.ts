import type { Results } from "@pyconform/model";
import { type Paint, renderGithub, renderJUnit, renderMarkdown, renderNdjson, renderPretty } from "@pyconform/report";
import type { Reporter } from "./reporters.js";
import type { Terminal } from "./terminal.js";

/** The answer of a run in the form that was asked for; `json` is the text of `results.json`. */
export function renderAnswer(reporter: Reporter, results: Results, json: string, terminal: Terminal): string {
  switch (reporter) {
    case "pretty":
      return renderPretty(results, painter(terminal));
    case "json":
      return json;
    case "ndjson":
      return renderNdjson(results);
    case "junit":
      return renderJUnit(results);
    case "github":
      return renderGithub(results);
    case "markdown":
      return renderMarkdown(results);
  }
}

/** The terminal's colors for the summary. */
export function painter({ answerColors }: Terminal): Paint {
  return (style, text) => paint[style](answerColors)(text);
}

const paint = {
  good: ({ green }: Terminal["answerColors"]) => green,
  bad: ({ red }: Terminal["answerColors"]) => red,
  unclear: ({ yellow }: Terminal["answerColors"]) => yellow,
  quiet: ({ dim }: Terminal["answerColors"]) => dim,
  strong: ({ bold }: Terminal["answerColors"]) => bold,
} as const;
