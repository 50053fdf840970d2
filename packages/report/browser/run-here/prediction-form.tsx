import type { PredictedEnding, Prediction } from "../../src/html/run-here/prediction.js";
import { isRunKey } from "./run-key.js";

const endings: Readonly<Record<PredictedEnding, string>> = {
  finishes: "run to its end",
  raises: "raise an exception",
  exits: "exit with a status of its own",
  never: "not come to an end",
};

/** Names to choose from; any other can be typed. */
const exceptions = [
  "ArithmeticError",
  "AssertionError",
  "AttributeError",
  "FrozenInstanceError",
  "IndexError",
  "KeyError",
  "LookupError",
  "MemoryError",
  "ModuleNotFoundError",
  "NameError",
  "NotImplementedError",
  "OSError",
  "OverflowError",
  "RecursionError",
  "ReferenceError",
  "RuntimeError",
  "StopIteration",
  "SyntaxError",
  "TypeError",
  "UnboundLocalError",
  "UnicodeDecodeError",
  "ValueError",
  "ZeroDivisionError",
];

/** What the reader expects, before it is run. */
export function PredictionForm({
  prediction,
  onPrediction,
  onRun,
}: {
  readonly prediction: Prediction;
  readonly onPrediction: (prediction: Prediction) => void;
  readonly onRun: () => void;
}) {
  const change = (part: Partial<Prediction>) => onPrediction({ ...prediction, ...part });
  const runs = (event: KeyboardEvent) => {
    if (isRunKey(event)) onRun();
  };
  return (
    <fieldset class="prediction">
      <legend>What will it do?</legend>
      <div class="endings">
        {Object.entries(endings).map(([ending, words]) => (
          <label key={ending}>
            <input
              type="radio"
              name="ending"
              value={ending}
              checked={prediction.ending === ending}
              onChange={() => change({ ending: ending as PredictedEnding })}
            />
            {words}
          </label>
        ))}
      </div>
      {prediction.ending === "raises" && (
        <div class="field">
          <label for="predicted-exception">Which exception (empty for any)</label>
          <input
            id="predicted-exception"
            class="code"
            list="exceptions"
            value={prediction.exception}
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            onInput={(event) => change({ exception: event.currentTarget.value })}
            onKeyDown={runs}
          />
          <datalist id="exceptions">
            {exceptions.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
      )}
      {prediction.ending !== "never" && (
        <div class="field">
          <label for="predicted-stdout">
            {prediction.ending === "finishes" ? "What will it print?" : "What will it print before that?"}
          </label>
          <textarea
            id="predicted-stdout"
            class="code"
            rows={3}
            value={prediction.stdout}
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            onInput={(event) => change({ stdout: event.currentTarget.value })}
            onKeyDown={runs}
          />
        </div>
      )}
    </fieldset>
  );
}
