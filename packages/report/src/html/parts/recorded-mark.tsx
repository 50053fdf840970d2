import type { InterpreterResult } from "@pyconform/model";

/** Says of an interpreter that was not run when its results were recorded; nothing of one that was. */
export function RecordedMark({ recorded }: Pick<InterpreterResult, "recorded">) {
  return recorded === undefined ? null : <RecordedOn date={recorded.date} />;
}

/** See {@link RecordedMark}; `date` is a day. */
export function RecordedOn({ date }: { readonly date: string }) {
  return (
    <span class="recorded" title={`Not run here: recorded on ${date}`}>
      recorded <time datetime={date}>{date}</time>
    </span>
  );
}
