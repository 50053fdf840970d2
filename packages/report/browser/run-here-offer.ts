import type { Runnable } from "../src/html/run-here/runnable.js";
import { sizeWords } from "../src/observation-words.js";
import { root } from "./load-cases.js";
import { loadData } from "./load-data.js";
import { hideAnswers, showAnswers } from "./run-here/answers.js";

declare global {
  var pyconformRunnable: Runnable | undefined;
}

/** On the page of a case: offers to run it, where the report is served with an interpreter beside it. */
export async function startRunHere(): Promise<void> {
  const place = document.querySelector<HTMLElement>(".run-here");
  const runnable = place === null ? undefined : await loadRunnable();
  if (place === null || runnable === undefined) {
    showAnswers();
    return;
  }
  const open = (start: "predict" | "run") => {
    place.dataset["start"] = start;
    if (start === "predict") hideAnswers();
    void loadData(`${root}assets/run-here.js`);
  };
  offer(place, runnable, open);
  if (document.documentElement.dataset["predict"] !== undefined) open("predict");
}

/** Only a page that is served may start a worker. */
async function loadRunnable(): Promise<Runnable | undefined> {
  if (!/^https?:$/u.test(location.protocol)) return undefined;
  await loadData(`${root}assets/runnable.js`).catch(() => undefined);
  return globalThis.pyconformRunnable;
}

function offer(place: HTMLElement, runnable: Runnable, open: (start: "predict" | "run") => void): void {
  const words = document.createElement("p");
  words.className = "offer";
  const size = sizeWords(runnable.bytes);
  words.textContent = `On ${runnable.interpreter} in this browser, loaded when you ask for it (${size}).`;
  const buttons = document.createElement("p");
  buttons.className = "run-tools";
  for (const [start, text] of [
    ["predict", "Predict, then run"],
    ["run", "Run"],
  ] as const) {
    const button = document.createElement("button");
    button.type = "button";
    if (start === "predict") button.className = "primary";
    button.textContent = text;
    button.addEventListener("click", () => open(start));
    buttons.append(button);
  }
  place.querySelector(".run-here-body")?.replaceChildren(words, buttons);
}
