import { cutText } from "../../visible-characters.js";
import { highlightPython } from "../highlight.js";
import { CutNote } from "./text.js";

/** Longest program that a page shows whole. */
const mostShown = 20_000;

/** A Python program with its colors. `copy` lets a script add a button that copies it, where it is whole. */
export function ProgramText({
  code,
  label,
  copy = true,
}: {
  readonly code: string;
  readonly label: string;
  readonly copy?: boolean;
}) {
  const { shown, hidden } = cutText(code, mostShown);
  return (
    <div class="program-box">
      {/* biome-ignore lint/a11y/useSemanticElements: a group with a name, not a part of a form */}
      <pre
        class="program"
        tabindex={0}
        role="group"
        aria-label={label}
        {...(copy && hidden === 0 ? { "data-copy": "" } : {})}
      >
        {/* highlightPython escapes everything, and a test holds that. */}
        <code dangerouslySetInnerHTML={{ __html: highlightPython(shown.replace(/\n$/u, "")) }} />
      </pre>
      {hidden > 0 && <CutNote shown={shown} text={code} />}
    </div>
  );
}
