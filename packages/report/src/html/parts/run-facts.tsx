import type { Site } from "../site.js";
import { Text } from "./text.js";

/** When and of what the report was made. */
export function RunFacts({ site }: { readonly site: Site }) {
  const { suite, started, durationMs, complete } = site.results;
  return (
    <p class="run-facts">
      Run of <time datetime={started}>{started.slice(0, 16).replace("T", " ")} UTC</time>, {seconds(durationMs)}
      {suite.commit !== null && (
        <>
          , suite{" "}
          <code>
            <Text text={suite.commit.slice(0, 10)} />
          </code>
        </>
      )}
      {!complete && <strong> · stopped before its end: what follows is not all</strong>}
    </p>
  );
}

function seconds(durationMs: number): string {
  return durationMs < 60_000 ? `${Math.round(durationMs / 100) / 10} s` : `${Math.round(durationMs / 6000) / 10} min`;
}
