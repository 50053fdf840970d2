import { type Observation, observationKey } from "@pyconform/model";
import { outcomeText } from "../../src/html/outcome-text.js";
import { Comparison } from "../../src/html/parts/difference.js";
import { ExpectationText } from "../../src/html/parts/expectation.js";
import { GroupLetter, VerdictMark } from "../../src/html/parts/marks.js";
import { ObservationText } from "../../src/html/parts/observation.js";
import { OutputText, Text } from "../../src/html/parts/text.js";
import type { CaseToRun, ComparedGroup } from "../../src/html/run-here/case-to-run.js";
import { holdAgainst, type Prediction, predictionText } from "../../src/html/run-here/prediction.js";
import { limits } from "./limits.js";
import type { PageOutcome } from "./worker-interpreter.js";

/** What was run and what came of it. */
export interface PageRun {
  readonly code: string;
  readonly prediction: Prediction | undefined;
  readonly outcome: PageOutcome;
}

/** What came of a run: beside what was predicted, and beside what the interpreters of the report did. */
export function Outcome({
  run: { code, prediction, outcome },
  toRun,
  interpreter,
}: {
  readonly run: PageRun;
  readonly toRun: CaseToRun;
  readonly interpreter: string;
}) {
  const { observation, durationMs } = outcome;
  const missed = prediction !== undefined && !cameTrue(prediction, observation);
  return (
    <div class="outcome">
      <div class="three">
        {prediction !== undefined && (
          <section aria-labelledby="predicted">
            <h3 id="predicted">You predicted</h3>
            <OutputText label="stdout, and how it ends" text={predictionText(prediction)} />
          </section>
        )}
        <section aria-labelledby="here">
          <h3 id="here">Here</h3>
          <ObservationText observation={observation} most={limits.maxOutputBytes} />
          {"stderr" in observation && observation.stderr !== "" && (
            <details>
              <summary>stderr</summary>
              <OutputText label="stderr" text={observation.stderr} most={limits.maxOutputBytes} />
            </details>
          )}
          <p class="quiet">
            <Text text={interpreter} />, {Math.round(durationMs)} ms
          </p>
        </section>
        {code === toRun.code && (
          <section aria-labelledby="expected">
            <h3 id="expected">{toRun.expected.level === "language" ? "Promised" : "Described"}</h3>
            <ExpectationText of={toRun.expected} />
          </section>
        )}
      </div>
      {missed && (
        <Comparison before={predictionText(prediction)} after={outcomeText(observation)}>
          from your prediction to what happened
        </Comparison>
      )}
      {code === toRun.code ? (
        <Beside observation={observation} toRun={toRun} />
      ) : (
        <p class="quiet">
          This is the program as you changed it. What is promised, and what the interpreters of this report did, is of
          the program as it was.
        </p>
      )}
    </div>
  );
}

/** Whether everything that was predicted came true. */
function cameTrue(prediction: Prediction, observation: Observation): boolean {
  const { ending, stdout } = holdAgainst(prediction, observation);
  return ending && stdout !== false;
}

function Beside({ observation, toRun }: { readonly observation: Observation; readonly toRun: CaseToRun }) {
  const key = observationKey(observation, toRun.compare);
  const same = (group: ComparedGroup) =>
    group.observation !== null && observationKey(group.observation, toRun.compare) === key;
  const none = !toRun.groups.some(same);
  return (
    <>
      <h3>On the interpreters of this report</h3>
      {none && toRun.groups.length > 0 && (
        <p>
          None of them did the same
          {toRun.varies ? ", and one run says little: a new process may give another outcome" : ""}.
        </p>
      )}
      <ul class="beside">
        {toRun.groups.map((group, index) => (
          <li key={index}>
            <div class="who">
              {toRun.groups.length > 1 && <GroupLetter index={index} />}
              <ul class="interpreters">
                {group.interpreters.map((id) => (
                  <li key={id}>
                    <span>
                      <Text text={id} />
                    </span>
                  </li>
                ))}
              </ul>{" "}
              {group.verdicts.map((kind) => (
                <VerdictMark key={kind} kind={kind} />
              ))}
            </div>
            {same(group) ? (
              <p class="same">The same as here.</p>
            ) : (
              <Otherwise here={observation} group={group} open={none && index === 0} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Otherwise({
  here,
  group,
  open,
}: {
  readonly here: Observation;
  readonly group: ComparedGroup;
  readonly open: boolean;
}) {
  if (group.observation === null) return <p>Its output is too long to compare.</p>;
  return (
    <details open={open}>
      <summary>Something else than here</summary>
      <Comparison before={outcomeText(here)} after={outcomeText(group.observation)}>
        from here to there
      </Comparison>
    </details>
  );
}
