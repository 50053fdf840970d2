import { useState } from "preact/hooks";
import { areAlwaysHidden, hideAlways, showAnswers } from "./answers.js";

/** Says that the page hides its answers, while it does, and lets the reader have every page do so. */
export function HiddenAnswers() {
  const [always, setAlways] = useState(areAlwaysHidden());
  return (
    <p class="hidden-answers quiet">
      <span class="while-hidden">
        What this page says of the case is hidden until you have run it.{" "}
        <button type="button" onClick={showAnswers}>
          Show it now
        </button>
      </span>{" "}
      <label>
        <input
          type="checkbox"
          checked={always}
          onChange={({ currentTarget }) => {
            hideAlways(currentTarget.checked);
            setAlways(currentTarget.checked);
          }}
        />
        Ask me first on every case
      </label>
    </p>
  );
}
