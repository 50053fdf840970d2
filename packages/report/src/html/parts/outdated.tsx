import type { CaseReport } from "@pyconform/model";
import { interpreterPath, relativePath } from "../paths.js";
import type { SiteFrame } from "../site.js";
import { ObservationText } from "./observation.js";
import { RecordedMark } from "./recorded-mark.js";
import { Text } from "./text.js";

/** What was recorded from earlier programs of a case: apart from the verdicts, because it says nothing of the case as it is. */
export function Outdated({
  site,
  report: { outdated = [] },
  from,
}: {
  readonly site: SiteFrame;
  readonly report: CaseReport;
  readonly from: string;
}) {
  if (outdated.length === 0) return null;
  return (
    <section class="outdated" aria-labelledby="outdated">
      <h3 id="outdated">Outdated</h3>
      <p>Recorded before the program changed: no verdict, and part of no finding.</p>
      {outdated.map(({ interpreter, program, observation }) => (
        <details>
          <summary>
            <a href={relativePath(from, interpreterPath(interpreter))}>
              <Text text={interpreter} />
            </a>{" "}
            <RecordedMark recorded={site.used.find(({ id }) => id === interpreter)?.recorded} />
            {program === "instead" && ", the portable program"}
          </summary>
          <ObservationText observation={observation} most={3000} />
        </details>
      ))}
    </section>
  );
}
