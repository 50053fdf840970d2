import type { InterpreterResult } from "@pyconform/model";
import { Text } from "./text.js";

/** The traits of an interpreter, as it told them itself. */
export function InterpreterFacts({
  interpreter: { traits, command, recorded },
}: {
  readonly interpreter: InterpreterResult;
}) {
  return (
    <section>
      <h2 id="traits">What it says of itself</h2>
      <dl class="facts">
        {recorded === undefined ? (
          <>
            <dt>command</dt>
            <dd>
              <code>
                <Text text={command.join(" ")} />
              </code>
            </dd>
          </>
        ) : (
          <>
            <dt>recorded</dt>
            <dd>
              <time datetime={recorded.date}>{recorded.date}</time>
              {recorded.commit !== null && (
                <>
                  , suite{" "}
                  <code>
                    <Text text={recorded.commit.slice(0, 10)} />
                  </code>
                </>
              )}
            </dd>
          </>
        )}
        {traits !== undefined && (
          <>
            <dt>sys.version</dt>
            <dd>
              <Text text={traits.versionText} />
            </dd>
            {Object.entries(traits.facts).map(([trait, value]) => (
              <>
                <dt>{trait}</dt>
                <dd>
                  <Text text={String(value)} />
                </dd>
              </>
            ))}
            <dt>features</dt>
            <dd>{traits.features.join(", ") || "none"}</dd>
            <dt>modules</dt>
            <dd>
              <Text text={traits.modules.join(", ") || "none that was asked for"} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
