const root = document.documentElement;
const remembered = "pyconform-predict";

/** Shows what the page says of the case. */
export function showAnswers(): void {
  delete root.dataset["predict"];
}

/** Hides what the page says of the case, until the reader has predicted it. */
export function hideAnswers(): void {
  root.dataset["predict"] = "";
}

/** Whether the answers of every case are hidden at first; `theme.ts` looks before a page is drawn. */
export function areAlwaysHidden(): boolean {
  try {
    return localStorage.getItem(remembered) === "on";
  } catch {
    return false;
  }
}

/** Remembers whether the answers of every case are hidden at first. */
export function hideAlways(always: boolean): void {
  try {
    if (always) localStorage.setItem(remembered, "on");
    else localStorage.removeItem(remembered);
  } catch {
    // Storage may be forbidden; then it holds for this page alone.
  }
}
