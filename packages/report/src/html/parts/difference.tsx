import type { Observation, ObservationGroup } from "@pyconform/model";
import type { ComponentChildren } from "preact";
import { compareLines } from "../differences.js";
import { outcomeText } from "../outcome-text.js";
import { GroupLetter } from "./marks.js";
import { Text } from "./text.js";

const signs = { same: " ", removed: "−", added: "+" } as const;
const words = { same: "", removed: "only in the first", added: "only in the second" } as const;

/** What each other group did differently from the first: how it ended, and stdout line by line. */
export function Differences({ groups }: { readonly groups: readonly ObservationGroup[] }) {
  const [first, ...others] = groups;
  if (first === undefined || others.length === 0) return null;
  return (
    <div class="differences">
      {others.slice(0, mostGroups).map((other, index) => (
        <Difference first={first.observation} other={other.observation} index={index + 1} />
      ))}
    </div>
  );
}

const mostGroups = 8;

function Difference({
  first,
  other,
  index,
}: {
  readonly first: Observation;
  readonly other: Observation;
  readonly index: number;
}) {
  return (
    <Comparison before={outcomeText(first)} after={outcomeText(other)}>
      from <GroupLetter index={0} /> to <GroupLetter index={index} />
    </Comparison>
  );
}

/** Two texts line by line; `children` say which they are. */
export function Comparison({
  before,
  after,
  children,
}: {
  readonly before: string;
  readonly after: string;
  readonly children: ComponentChildren;
}) {
  const lines = compareLines(before, after);
  return (
    <figure class="difference">
      <figcaption>{children}</figcaption>
      {lines === undefined ? (
        <p>Too long or too different to compare line by line.</p>
      ) : (
        <pre tabindex={0}>
          {lines.map(({ kind, text, pieces }) => (
            <span class={`line ${kind}`}>
              <span class="sign">
                <span aria-hidden="true">{signs[kind]}</span>
                <span class="hidden">{words[kind]} </span>
              </span>
              {pieces === undefined ? (
                <Text text={text} />
              ) : (
                pieces.map((piece) =>
                  piece.changed ? (
                    <strong class="changed">
                      <Text text={piece.text} />
                    </strong>
                  ) : (
                    <Text text={piece.text} />
                  ),
                )
              )}
              {"\n"}
            </span>
          ))}
        </pre>
      )}
    </figure>
  );
}
