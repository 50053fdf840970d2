import { createContext } from "preact";
import { useContext } from "preact/hooks";
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

/**
 * An author's sentence: what stands between backticks is code, and so are names such as `__del__` and `sys.exit()`
 * that stand there bare; a word between asterisks is stressed.
 */
export function Prose({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(marked).map((part) => {
        if (part === "") return null;
        if (marked.test(part)) {
          const inner = /^[`*]/u.test(part) ? part.slice(1, -1) : part;
          return part.startsWith("*") ? <em>{<Text text={inner} />}</em> : <code>{<Text text={inner} />}</code>;
        }
        return <Text text={part} />;
      })}
    </>
  );
}

const marked =
  /(`[^`]+`|(?<![\w*])\*[\p{L}\p{N}][^*`\n]{0,60}\*(?![\w*])|(?<![\w.])(?:[\w.]+\.)?__\w+__(?:\(\))?|(?<![\w.])[A-Za-z_][\w.]*\(\))/u;

/** Longest output that a page shows. */
const mostShown = 8_000;

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
      {hidden > 0 && <CutNote shown={shown} text={text} />}
    </div>
  );
}

/** Tells the address at which a text is whole. */
export const WholeAddress = createContext<(text: string) => string | undefined>(() => undefined);

/** That only the beginning of a text is shown, and where all of it is. */
export function CutNote({ shown, text }: { readonly shown: string; readonly text: string }) {
  const address = useContext(WholeAddress)(text);
  return (
    <p class="cut">
      The first {sizeWords(shown.length)} of {sizeWords(text.length)}
      {address !== undefined && (
        <>
          ; <a href={address}>all of it</a>
        </>
      )}
      .
    </p>
  );
}
