import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { MatrixCell } from "../src/html/parts/matrix-cell.js";
import { RecordedOn } from "../src/html/parts/recorded-mark.js";
import { Prose, Text } from "../src/html/parts/text.js";
import { root } from "./load-cases.js";
import type { MatrixRow } from "./matrix-rows.js";
import { useVirtualRows } from "./virtual-rows.js";

/** The table itself: only the rows that can be seen are in the document, whatever their number. */
export function MatrixTable({
  rows,
  columns,
  sort,
  printing,
  top,
  onSort,
}: {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly {
    readonly id: string;
    readonly path: string;
    readonly recorded?: string;
    readonly index: number;
  }[];
  readonly sort: string;
  readonly printing: boolean;
  /** The table goes back to its first row when this changes. */
  readonly top: string;
  onSort(interpreter: string): void;
}) {
  const scroller = useRef<HTMLElement>(null);
  const [focused, setFocused] = useState(-1);
  const rowHeight = useRowHeight();
  const { items, height, show } = useVirtualRows(scroller, { count: rows.length, rowHeight, kept: focused });
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    setFocused(-1);
  }, [top]);

  const goTo = useRef(-1);
  useEffect(() => {
    if (goTo.current === -1) return;
    const link = scroller.current?.querySelector<HTMLElement>(`[data-row="${goTo.current}"] a`);
    if (link === null || link === undefined) return;
    goTo.current = -1;
    link.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const from =
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]")?.dataset["row"] : undefined;
    if (from === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = rows.length - 1;
    const to = { ArrowDown: Number(from) + 1, ArrowUp: Number(from) - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    goTo.current = Math.min(Math.max(to, 0), last);
    show(goTo.current);
    setFocused(goTo.current);
  };

  const shown = printing ? rows.map((_, index) => ({ index, start: 0, end: 0 })) : items;
  const parts = [];
  let drawn = 0;
  for (const { index, start, end } of shown) {
    const row = rows[index];
    if (row === undefined) continue;
    if (start > drawn) parts.push(<Gap key={`gap ${drawn}`} height={start - drawn} columns={columns.length + 1} />);
    drawn = end;
    parts.push(<Row key={row.kind === "topic" ? row.title : row.found.id} row={row} index={index} columns={columns} />);
  }
  if (!printing && height > drawn)
    parts.push(<Gap key="last gap" height={height - drawn} columns={columns.length + 1} />);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="matrix" ref={scroller} tabIndex={0} aria-label="Cases by interpreters">
      <table aria-rowcount={rows.length + 1} style={{ "--columns": columns.length }}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Case</th>
            {columns.map(({ id, recorded }) => (
              <th scope="col" key={id} aria-sort={sort === id ? "ascending" : undefined}>
                <button type="button" title={`Sort by ${id}`} onClick={() => onSort(id)}>
                  <Text text={id} />
                  {sort === id ? " ▾" : ""}
                </button>{" "}
                {recorded !== undefined && <RecordedOn date={recorded} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody
          onKeyDown={onKeyDown}
          onFocusIn={({ target }) => {
            const row =
              target instanceof Element ? target.closest<HTMLElement>("[data-row]")?.dataset["row"] : undefined;
            if (row !== undefined) setFocused(Number(row));
          }}
        >
          {parts}
        </tbody>
      </table>
    </section>
  );
}

function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr class="gap">
      <td colSpan={columns} style={{ height: `${height}px` }} />
    </tr>
  );
}

function Row({
  row,
  index,
  columns,
}: {
  readonly row: MatrixRow;
  readonly index: number;
  readonly columns: readonly { readonly id: string; readonly index: number }[];
}) {
  if (row.kind === "topic")
    return (
      <tr class="topic" data-row={index} aria-rowindex={index + 2}>
        <th scope="rowgroup" colSpan={columns.length + 1}>
          <a href={`${root}${row.path}`}>
            <Text text={row.title} />
          </a>{" "}
          <span class="count">{row.count}</span>
        </th>
      </tr>
    );
  const { found } = row;
  return (
    <tr data-row={index} data-id={found.id} aria-rowindex={index + 2}>
      <th scope="row">
        <a href={`${root}${found.path}`} title={`${found.title.replaceAll("`", "")}: ${found.sentence}`}>
          <Prose text={found.title} />
        </a>
      </th>
      {columns.map(({ id, index: column }) => (
        <MatrixCell
          key={id}
          level={found.level}
          kind={found.result?.verdicts[column]}
          group={found.result?.groups[column] ?? -1}
          outdated={found.outdated.includes(column)}
        />
      ))}
    </tr>
  );
}

const narrow = matchMedia("(max-width: 40rem)");

/** Height of a row in pixels, as `style/matrix.css` has it. */
function useRowHeight(): number {
  const [isNarrow, setNarrow] = useState(narrow.matches);
  useEffect(() => {
    const onChange = () => setNarrow(narrow.matches);
    narrow.addEventListener("change", onChange);
    return () => narrow.removeEventListener("change", onChange);
  }, []);
  return isNarrow ? 44 : 32;
}
