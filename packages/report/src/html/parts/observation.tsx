import type { CountedObservation, Observation, ObservationGroup } from "@pyconform/model";
import { observationWords } from "../../observation-words.js";
import { interpreterPath, relativePath } from "../paths.js";
import { GroupLetter } from "./marks.js";
import { OutputText, Text } from "./text.js";

/** Names of interpreters, each a link to its page. */
function InterpreterList({ ids, from }: { readonly ids: readonly string[]; readonly from: string }) {
  return (
    <ul class="interpreters">
      {ids.map((id) => (
        <li>
          <a href={relativePath(from, interpreterPath(id))}>
            <Text text={id} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What was observed: how it ended and what it printed. */
export function ObservationText({ observation, most }: { readonly observation: Observation; readonly most?: number }) {
  const limit = most === undefined ? {} : { most };
  return (
    <>
      {isPlainEnd(observation) ? null : (
        <p class="ending">
          <Text text={observationWords(observation)} />
          {observation.kind === "raised" && observation.exception.message !== "" && (
            <span class="message">
              : <Text text={observation.exception.message.slice(0, 500)} />
            </span>
          )}
        </p>
      )}
      {"stdout" in observation && observation.stdout !== "" && (
        <OutputText label="stdout" text={observation.stdout} {...limit} />
      )}
    </>
  );
}

/** Whether what was printed says all. */
function isPlainEnd(observation: Observation): boolean {
  return observation.kind === "finished" && observation.stdout !== "";
}

/** Interpreters that observed the same, and what they observed. */
export function Groups({
  groups,
  from,
  most,
  who,
}: {
  readonly groups: readonly ObservationGroup[];
  readonly from: string;
  readonly most?: number;
  /** Names of interpreters in few words, where the reader need not go to the page of each. */
  readonly who?: (ids: readonly string[]) => string;
}) {
  return (
    <div class="groups">
      {groups.map((group, index) => (
        <div class="group">
          <div class="who">
            {groups.length > 1 && <GroupLetter index={index} />}
            {who === undefined ? (
              <InterpreterList ids={group.interpreters} from={from} />
            ) : (
              <span class="interpreters">
                <Text text={who(group.interpreters)} />
              </span>
            )}
          </div>
          {group.varies === true && <p class="varies">varies from run to run; seen most:</p>}
          <ObservationText observation={group.observation} {...(most === undefined ? {} : { most })} />
        </div>
      ))}
    </div>
  );
}

/** How often each outcome was seen. */
export function Outcomes({ outcomes }: { readonly outcomes: readonly CountedObservation[] }) {
  return (
    <ol class="outcomes">
      {outcomes.map(({ observation, count }) => (
        <li>
          <span class="count">{count} ×</span> <ObservationText observation={observation} most={1000} />
        </li>
      ))}
    </ol>
  );
}
