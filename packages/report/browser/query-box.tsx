import { type CompletionOption, completeQuery, type Vocabulary } from "@pyconform/query";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** Something that the list under the box offers. */
export interface BoxOption {
  readonly key: string;
  readonly shown: ComponentChildren;
  choose(): void;
}

/**
 * A field for a query, with what may stand there: the combobox of the ARIA Authoring Practices with a list of options.
 * Down and up go through them, Enter takes one, Escape closes the list; typing goes on all the while.
 */
export function QueryBox({
  id,
  label,
  placeholder,
  value,
  vocabulary,
  options = [],
  note,
  onValue,
  onEnter,
  onFocus,
}: {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly vocabulary: Vocabulary | undefined;
  /** Offered beside completions. */
  readonly options?: readonly BoxOption[];
  /** A line below the options. */
  readonly note?: string | undefined;
  onValue(text: string): void;
  onEnter?(): void;
  onFocus?(): void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const cursorAfter = useRef<number>(undefined);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [cursor, setCursor] = useState(value.length);
  // Before the next key stroke, which would otherwise find the cursor moved behind its back.
  useLayoutEffect(() => {
    if (cursorAfter.current === undefined) return;
    input.current?.setSelectionRange(cursorAfter.current, cursorAfter.current);
    setCursor(cursorAfter.current);
    cursorAfter.current = undefined;
  });

  const completion =
    vocabulary === undefined ? undefined : completeQuery(value, Math.min(cursor, value.length), vocabulary);
  const typed = completion === undefined ? "" : value.slice(completion.at.start, completion.at.end);
  const complete = ({ insert }: CompletionOption): BoxOption => ({
    key: `insert ${insert}`,
    shown: insert,
    choose: () => {
      const { start, end } = completion?.at ?? { start: 0, end: 0 };
      const after = insert.endsWith(":") || /^[\s,)]/u.test(value.slice(end)) ? insert : `${insert} `;
      cursorAfter.current = start + after.length;
      onValue(value.slice(0, start) + after + value.slice(end));
    },
  });
  const completions = (completion?.options ?? []).filter(({ insert }) => insert !== typed);
  // What stands behind a colon is being chosen from a list; a word alone is rather searched for.
  const afterColon = /[:,]$/u.test(value.slice(0, completion?.at.start));
  const asked = typed !== "" || afterColon ? completions : [];
  const offered = open ? (options.length === 0 && active >= 0 ? completions : asked) : [];
  const first = afterColon || options.length === 0;
  const made = offered.map((option) => ({ ...complete(option), about: option.about }));
  const listed = open ? (first ? [...made, ...options] : [...options, ...made.slice(0, 4)]) : [];
  const shown = listed.length > 0 || (open && note !== undefined && value.trim() !== "");

  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setOpen(true);
      // One more place than options: none of them, which is where the reader types.
      setActive(listed.length === 0 ? 0 : ((active + 1 + move + listed.length + 1) % (listed.length + 1)) - 1);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      setOpen(false);
      setActive(-1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const chosen = listed[active];
      setActive(-1);
      if (chosen !== undefined) chosen.choose();
      else {
        setOpen(false);
        onEnter?.();
      }
    }
  };
  useEffect(() => {
    if (active >= 0) document.getElementById(`${id}-option-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id]);

  return (
    <div class="query-box">
      <label class="hidden" for={id}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        enterkeyhint="search"
        placeholder={placeholder}
        value={value}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-options`}
        aria-activedescendant={active >= 0 && active < listed.length ? `${id}-option-${active}` : undefined}
        onInput={({ currentTarget }) => {
          setCursor(currentTarget.selectionStart ?? currentTarget.value.length);
          setOpen(true);
          setActive(-1);
          onValue(currentTarget.value);
        }}
        onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart ?? 0)}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={() => {
          setOpen(false);
          setActive(-1);
        }}
      />
      <div class="options" hidden={!shown}>
        <div role="listbox" id={`${id}-options`} aria-label="What may stand here" hidden={listed.length === 0}>
          {listed.map((option, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the focus stays in the field, which has the keys
            <div
              key={option.key}
              id={`${id}-option-${index}`}
              role="option"
              class="option"
              aria-selected={index === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => {
                setActive(-1);
                option.choose();
              }}
            >
              {option.shown}
              {"about" in option && option.about !== undefined && (
                <span class="about">{plain(String(option.about))}</span>
              )}
            </div>
          ))}
        </div>
        {note !== undefined && value.trim() !== "" && <p>{note}</p>}
      </div>
    </div>
  );
}

function plain(text: string): string {
  return text.replaceAll("`", "");
}
