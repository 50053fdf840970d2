import { visibleText } from "./visible-characters.js";

/** Text that Markdown, HTML and mentions leave alone. Code in backticks stays code. */
export function inlineMarkdown(text: string): string {
  return visibleText(text)
    .replace(/\s+/gu, " ")
    .split(/(`[^`]*`)/u)
    .map((part, index) =>
      index % 2 === 1
        ? part.replaceAll("|", "\\|")
        : part.replace(/[\\`*_[\]<>&|#~!]/gu, "\\$&").replaceAll("@", "@\u2060"),
    )
    .join("");
}
