import type { InterpreterResult } from "@pyconform/model";
import type { SiteFrame } from "../site.js";
import { Text } from "./text.js";

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

/** Which interpreters were not run for the report, and when each was recorded; nothing where all were run. */
export function RecordedNote({
  site,
  among = site.used.map(({ id }) => id),
}: {
  readonly site: Pick<SiteFrame, "used">;
  /** Ids of those that have a part in what the page tells. */
  readonly among?: readonly string[];
}) {
  const recorded = site.used.filter((each) => each.recorded !== undefined && among.includes(each.id));
  if (recorded.length === 0) return null;
  return (
    <p class="quiet recorded-note">
      Not run for this report, but recorded before:{" "}
      {recorded.map(({ id, recorded }, index) => (
        <>
          {index > 0 && ", "}
          <Text text={id} />
          {recorded !== undefined && (
            <>
              {" "}
              (<time datetime={recorded.date}>{recorded.date}</time>)
            </>
          )}
        </>
      ))}
      .
    </p>
  );
}
