import { type CaseResult, describeRequirement, type ObservationGroup, type Verdict } from "@pyconform/model";
import { interpreterPath, relativePath } from "../paths.js";
import type { SiteFrame } from "../site.js";
import { isWebLink } from "../web-link.js";
import { GroupLetter, VerdictMark } from "./marks.js";
import { ObservationText, Outcomes } from "./observation.js";
import { RecordedMark } from "./recorded-mark.js";
import { OutputText, Prose, Text } from "./text.js";

/** A case's result on each interpreter, with everything that came out in a part that unfolds. */
export function ResultTable({
  site,
  results,
  groups,
  from,
}: {
  readonly site: SiteFrame;
  readonly results: readonly CaseResult[];
  readonly groups: readonly ObservationGroup[];
  readonly from: string;
}) {
  const recorded = new Map(site.used.map((each) => [each.id, each.recorded]));
  return (
    <section class="scroll" tabindex={0} aria-label="Verdict on each interpreter">
      <table class="results stacks">
        <thead>
          <tr>
            <th scope="col">Interpreter</th>
            <th scope="col">Verdict</th>
            <th scope="col">Details</th>
            <th scope="col" class="number">
              Time
            </th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <tr>
              <th scope="row">
                {groups.length > 1 && <Letter groups={groups} interpreter={result.interpreter} />}
                <a href={relativePath(from, interpreterPath(result.interpreter))}>
                  <Text text={result.interpreter} />
                </a>{" "}
                <RecordedMark recorded={recorded.get(result.interpreter)} />
              </th>
              <td>
                <VerdictMark kind={result.verdict.kind} />
              </td>
              <td>
                <VerdictDetails verdict={result.verdict} />
                <Raw result={result} />
              </td>
              <td class="number">
                {result.observation.kind === "not-run" || recorded.get(result.interpreter) !== undefined
                  ? "–"
                  : milliseconds(result.durationMs)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Letter({
  groups,
  interpreter,
}: {
  readonly groups: readonly ObservationGroup[];
  readonly interpreter: string;
}) {
  const index = groups.findIndex(({ interpreters }) => interpreters.includes(interpreter));
  return index === -1 ? null : <GroupLetter index={index} />;
}

function VerdictDetails({ verdict }: { readonly verdict: Verdict }) {
  return (
    <>
      {"mismatches" in verdict &&
        verdict.mismatches.map(({ message }) => (
          <p class="mismatch">
            <Text text={message} />
          </p>
        ))}
      {"deviation" in verdict && (
        <p>
          <Prose text={verdict.deviation.cause} />
          {verdict.deviation.link !== undefined && isWebLink(verdict.deviation.link) && (
            <>
              {" "}
              <a href={verdict.deviation.link} rel="external noreferrer">
                Where it is documented
              </a>
            </>
          )}
        </p>
      )}
      {"requirement" in verdict && (
        <p>
          needs <Text text={describeRequirement(verdict.requirement)} />
        </p>
      )}
      {"reason" in verdict && (
        <p>
          <Text text={verdict.reason} />
        </p>
      )}
    </>
  );
}

function Raw({ result }: { readonly result: CaseResult }) {
  const { observation, outcomes = [], retriedAfter } = result;
  if (observation.kind === "not-run") return null;
  return (
    <details>
      <summary>What came out</summary>
      {retriedAfter !== undefined && (
        <p>A first try reached its limit ({retriedAfter}); this one ran alone with three times as much.</p>
      )}
      {outcomes.length > 1 ? (
        <Outcomes outcomes={outcomes} />
      ) : (
        <ObservationText observation={observation} most={3000} />
      )}
      {"stderr" in observation && observation.stderr !== "" && (
        <OutputText label="stderr" text={observation.stderr} most={3000} />
      )}
      {observation.kind === "raised" && observation.exception.bases.length > 1 && (
        <p class="quiet">
          bases: <Text text={observation.exception.bases.join(", ")} />
        </p>
      )}
    </details>
  );
}

function milliseconds(durationMs: number): string {
  return durationMs < 10 ? `${Math.round(durationMs * 10) / 10} ms` : `${Math.round(durationMs)} ms`;
}
