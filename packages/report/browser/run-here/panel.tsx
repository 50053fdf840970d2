import { useEffect, useState } from "preact/hooks";
import { OutputText } from "../../src/html/parts/text.js";
import type { CaseToRun } from "../../src/html/run-here/case-to-run.js";
import { holdAgainst, type Prediction } from "../../src/html/run-here/prediction.js";
import type { Runnable } from "../../src/html/run-here/runnable.js";
import { sizeWords } from "../../src/observation-words.js";
import { showAnswers } from "./answers.js";
import { HiddenAnswers } from "./hidden-answers.js";
import { limits } from "./limits.js";
import { Outcome, type PageRun } from "./outcome.js";
import { PredictionForm } from "./prediction-form.js";
import { ProgramEditor } from "./program-editor.js";
import { type RunState, useRuns } from "./use-runs.js";

const nothingPredicted: Prediction = { ending: "finishes", exception: "", stdout: "" };

/** The program, to be predicted, changed and run. */
export function Panel({
  toRun,
  runnable,
  module,
  start,
}: {
  readonly toRun: CaseToRun;
  readonly runnable: Runnable;
  /** Address of the worker's module. */
  readonly module: string;
  /** What the reader asked for: to predict, or to run it at once. */
  readonly start: "predict" | "run";
}) {
  const [code, setCode] = useState(toRun.code);
  const [prediction, setPrediction] = useState(start === "predict" ? nothingPredicted : undefined);
  const { state, run, stop } = useRuns(module, toRun);
  const isBusy = state.kind === "waiting" || state.kind === "running";
  const runIt = () => {
    if (!isBusy) void run(code, prediction);
  };
  useEffect(() => {
    if (start === "run") runIt();
    document.querySelector<HTMLElement>(start === "run" ? "#run-button" : ".prediction input")?.focus();
  }, []);
  useEffect(() => {
    if (state.kind === "done") showAnswers();
  }, [state.kind]);
  return (
    <>
      {prediction !== undefined && <HiddenAnswers />}
      {prediction !== undefined && (
        <PredictionForm prediction={prediction} onPrediction={setPrediction} onRun={runIt} />
      )}
      <ProgramEditor code={code} onCode={setCode} onRun={runIt} />
      <p class="run-tools">
        <button type="button" id="run-button" class="primary" onClick={isBusy ? stop : runIt}>
          {isBusy ? "Stop" : prediction === undefined ? "Run" : "Run and compare"}
        </button>
        {code !== toRun.code && (
          <button
            type="button"
            onClick={() => {
              setCode(toRun.code);
              document.querySelector<HTMLElement>("#run-button")?.focus(); // this button goes
            }}
          >
            Undo my changes
          </button>
        )}
        {prediction === undefined && (
          <button type="button" onClick={() => setPrediction(nothingPredicted)} disabled={isBusy}>
            Predict
          </button>
        )}
        <output class={`run-state ${state.kind}`}>{stateWords(state, runnable)}</output>
      </p>
      {(state.kind === "running" || state.kind === "stopped") && state.stdout !== "" && (
        <div class="outcome">
          <OutputText label="stdout so far" text={state.stdout} most={limits.maxOutputBytes} />
        </div>
      )}
      {state.kind === "done" && <Outcome run={state.run} toRun={toRun} interpreter={runnable.interpreter} />}
    </>
  );
}

function stateWords(state: RunState, { interpreter, bytes }: Runnable): string {
  switch (state.kind) {
    case "loading":
      return `Loading ${interpreter}, ${sizeWords(bytes)}.`;
    case "waiting":
      return `Loading ${interpreter}, ${sizeWords(bytes)}; then it runs.`;
    case "ready":
      return `${interpreter} is ready.`;
    case "running":
      return "Running.";
    case "stopped":
      return "You stopped it.";
    case "failed":
      return `${interpreter} did not start: ${state.reason}. Run tries again.`;
    case "done":
      return resultWords(state.run);
  }
}

function resultWords({ prediction, outcome: { observation } }: PageRun): string {
  if (prediction === undefined) return "Done.";
  const { ending, stdout } = holdAgainst(prediction, observation);
  if (ending) return stdout === false ? "It ended as you predicted, but printed something else." : "As you predicted.";
  return stdout === true ? "It printed what you predicted, but ended otherwise." : "Not as you predicted.";
}
