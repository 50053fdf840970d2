import { sizeWords } from "../../observation-words.js";
import { cutText, isVisible, visiblePieces } from "../../visible-characters.js";

/** Text that may come from anywhere: what cannot be seen, or would change what is, stands as a mark. */
export function Text({ text }: { readonly text: string }) {
  if (isVisible(text)) return <>{text}</>;
  return (
    <>
      {visiblePieces(text).map((piece) =>
        piece.standsFor === undefined ? (
          piece.text
        ) : (
          <span class="mark" title={piece.standsFor}>
            {piece.text}
          </span>
        ),
      )}
    </>
  );
}

/** An author's sentence: what stands between backticks is code, a word between asterisks is stressed. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <>
      {text.split("`").map((part, index) =>
        index % 2 === 1 ? (
          <code>
            <Text text={part} />
          </code>
        ) : (
          part.split(stressed).map((piece, position) =>
            position % 2 === 1 ? (
              <em>
                <Text text={piece} />
              </em>
            ) : (
              <Text text={piece} />
            ),
          )
        ),
      )}
    </>
  );
}

const stressed = /(?<![\w*])\*([\p{L}\p{N}][^*\n]{0,60})\*(?![\w*])/u;

/** Longest output that a page shows; the rest is in `results.json`. */
export const mostShown = 8_000;

/** Output of a program, as it came, cut where it is very long. */
export function OutputText({
  text,
  label,
  most = mostShown,
}: {
  readonly text: string;
  readonly label: string;
  readonly most?: number;
}) {
  const { shown, hidden } = cutText(text, most);
  return (
    <div class="output">
      <span class="label">{label}</span>
      <pre tabindex={0}>
        <Text text={shown} />
      </pre>
      {hidden > 0 && (
        <p class="cut">
          The first {sizeWords(shown.length)} of {sizeWords(text.length)}; all of it is in results.json.
        </p>
      )}
    </div>
  );
}
