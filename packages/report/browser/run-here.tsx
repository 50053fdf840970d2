import { render } from "preact";
import type { CaseToRun } from "../src/html/run-here/case-to-run.js";
import { root } from "./load-cases.js";
import { Panel } from "./run-here/panel.js";

const place = document.querySelector<HTMLElement>(".run-here");
const body = place?.querySelector(".run-here-body");
const runnable = globalThis.pyconformRunnable;
if (place && body && runnable !== undefined) {
  // The page's own, made with it: `src/html/run-here/case-to-run.ts`.
  const toRun = JSON.parse(place.dataset["case"] ?? "") as CaseToRun;
  body.replaceChildren();
  render(
    <Panel
      toRun={toRun}
      runnable={runnable}
      module={new URL(`${root}${runnable.worker}`, location.href).href}
      start={place.dataset["start"] === "run" ? "run" : "predict"}
    />,
    body,
  );
}
