import { isVisible, visiblePieces } from "../visible-characters.js";

/** Text as HTML: escaped, and with marks for what cannot be seen. What the component `Text` renders, as a string. */
export function escapeVisible(text: string): string {
  if (isVisible(text)) return escapeHtml(text);
  return visiblePieces(text)
    .map((piece) =>
      piece.standsFor === undefined
        ? escapeHtml(piece.text)
        : `<span class="mark" title="${escapeHtml(piece.standsFor)}">${escapeHtml(piece.text)}</span>`,
    )
    .join("");
}

function escapeHtml(text: string): string {
  return /[&<>"]/u.test(text)
    ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
    : text;
}
