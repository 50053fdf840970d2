import { useRef } from "preact/hooks";
import { insertTextIntoField } from "text-field-edit";
import { type Edit, indent, newLine, outdent } from "../../src/html/run-here/indent.js";
import { isRunKey } from "./run-key.js";

const mostRows = 30;

/** The program, to be changed. Tab indents, so Escape gives Tab its usual meaning back. */
export function ProgramEditor({
  code,
  onCode,
  onRun,
}: {
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly onRun: () => void;
}) {
  const leaving = useRef(false);
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLTextAreaElement }) => {
    const field = event.currentTarget;
    const selected = { text: field.value, start: field.selectionStart, end: field.selectionEnd };
    const edit = editFor(event, leaving.current);
    if (event.key !== "Shift") leaving.current = event.key === "Escape";
    if (isRunKey(event)) {
      event.preventDefault();
      onRun();
    } else if (edit !== undefined) {
      event.preventDefault();
      apply(field, edit(selected));
    }
  };
  return (
    <details class="field">
      <summary>Change the program</summary>
      <label class="hidden" for="run-program">
        Program
      </label>
      <textarea
        id="run-program"
        class="code"
        rows={Math.min(mostRows, code.split("\n").length + 1)}
        value={code}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        wrap="off"
        aria-describedby="run-keys"
        onInput={(event) => onCode(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          leaving.current = false;
        }}
      />
      <p id="run-keys" class="quiet">
        Ctrl and Enter runs it. Tab indents; to leave with Tab, press Escape before.
      </p>
    </details>
  );
}

function editFor(event: KeyboardEvent, leaving: boolean) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === "Tab" && !leaving) return event.shiftKey ? outdent : indent;
  return event.key === "Enter" && !event.shiftKey ? newLine : undefined;
}

/** As if it were typed, so that the browser's undo takes it back. */
function apply(field: HTMLTextAreaElement, { from, to, text, selection: [start, end] }: Edit): void {
  if (field.value.slice(from, to) !== text) {
    field.setSelectionRange(from, to);
    insertTextIntoField(field, text);
  }
  field.setSelectionRange(start, end);
}
