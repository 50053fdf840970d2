import { highlightPython } from "../highlight.js";

/** A Python program with its colors. `copy` lets a script add a button that copies it. */
export function ProgramText({
  code,
  label,
  copy = true,
}: {
  readonly code: string;
  readonly label: string;
  readonly copy?: boolean;
}) {
  return (
    <div class="program-box">
      {/* biome-ignore lint/a11y/useSemanticElements: a group with a name, not a part of a form */}
      <pre class="program" tabindex={0} role="group" aria-label={label} {...(copy ? { "data-copy": "" } : {})}>
        {/* highlightPython escapes everything, and a test holds that. */}
        <code dangerouslySetInnerHTML={{ __html: highlightPython(code.replace(/\n$/u, "")) }} />
      </pre>
    </div>
  );
}
