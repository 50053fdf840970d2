import { useEffect, useRef, useState } from "preact/hooks";
import type { CaseToRun } from "../../src/html/run-here/case-to-run.js";
import type { Prediction } from "../../src/html/run-here/prediction.js";
import type { PageRun } from "./outcome.js";
import { StoppedError, startInterpreter, type WorkerInterpreter } from "./worker-interpreter.js";

/** Where the page is with its runs. `waiting`: asked to run, but the interpreter is not there yet. */
export type RunState =
  | { readonly kind: "loading" | "ready" | "waiting" }
  | { readonly kind: "running" | "stopped"; readonly stdout: string }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "done"; readonly run: PageRun };

/** Runs programs, each in an interpreter of its own, the next of which is started while the reader reads. */
export function useRuns(module: string, toRun: CaseToRun) {
  const [state, setState] = useState<RunState>({ kind: "loading" });
  const next = useRef<WorkerInterpreter | undefined>(undefined);
  const running = useRef<WorkerInterpreter | undefined>(undefined);

  const failed = (error: Error): RunState =>
    error instanceof StoppedError
      ? { kind: "stopped", stdout: error.stdout }
      : { kind: "failed", reason: error.message };

  const prepare = (): WorkerInterpreter => {
    const started = startInterpreter(module, toRun);
    next.current = started;
    started.ready.then(
      () => setState((now) => (now.kind === "loading" ? { kind: "ready" } : now)),
      (error: Error) => {
        if (next.current === started) next.current = undefined; // the next run tries anew
        setState((now) => (now.kind === "loading" ? failed(error) : now));
      },
    );
    return started;
  };

  const run = async (code: string, prediction: Prediction | undefined): Promise<void> => {
    const interpreter = next.current ?? prepare();
    next.current = undefined;
    running.current = interpreter;
    setState({ kind: "waiting" });
    try {
      await interpreter.ready;
      setState({ kind: "running", stdout: "" });
      const outcome = await interpreter.run(code, toRun.timeoutMs, (stdout) =>
        setState((now) => (now.kind === "running" ? { ...now, stdout } : now)),
      );
      setState({ kind: "done", run: { code, prediction, outcome } });
    } catch (error) {
      setState(failed(error as Error));
      if (!(error instanceof StoppedError)) return;
    }
    prepare();
  };

  useEffect(() => {
    if (running.current === undefined && next.current === undefined) prepare();
  }, []);
  return { state, run, stop: () => running.current?.end() };
}
