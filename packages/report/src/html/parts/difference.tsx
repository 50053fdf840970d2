import type { Observation, ObservationGroup } from "@pyconform/model";
import { observationWords } from "../../observation-words.js";
import { compareLines } from "../differences.js";
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
  const lines = compareLines(asText(first), asText(other));
  return (
    <figure class="difference">
      <figcaption>
        from <GroupLetter index={0} /> to <GroupLetter index={index} />
      </figcaption>
      {lines === undefined ? (
        <p>Too long or too different to compare line by line.</p>
      ) : (
        <pre tabindex={0}>
          {lines.map(({ kind, text }) => (
            <span class={`line ${kind}`}>
              <span class="sign">
                <span aria-hidden="true">{signs[kind]}</span>
                <span class="hidden">{words[kind]} </span>
              </span>
              <Text text={text} />
              {"\n"}
            </span>
          ))}
        </pre>
      )}
    </figure>
  );
}

/** stdout, and how it ended where that is not simply the end. */
function asText(observation: Observation): string {
  const stdout = "stdout" in observation ? observation.stdout : "";
  if (observation.kind === "finished") return stdout;
  return `${stdout}${stdout === "" || stdout.endsWith("\n") ? "" : "\n"}(${observationWords(observation)})\n`;
}
