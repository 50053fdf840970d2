import type { CaseReport } from "@pyconform/model";
import { safeJson } from "../for-machines/safe-json.js";
import { caseToRun } from "../run-here/case-to-run.js";
import type { SiteFrame } from "../site.js";

/**
 * Where a script lets the reader run the program, once the report is served with an interpreter beside it. Until then it
 * says how to get that.
 */
export function RunHere({ site, report }: { readonly site: SiteFrame; readonly report: CaseReport }) {
  const toRun = caseToRun(site, report);
  if (toRun === undefined) return null;
  return (
    <section class="run-here" aria-labelledby="run-here" data-case={safeJson(toRun)}>
      <h2 id="run-here">Run it here</h2>
      <div class="run-here-body">
        <p class="offer">
          <code>pnpm conform open</code> serves this report so that this page can run the program, in the browser, and
          ask you first what it will do.
        </p>
      </div>
    </section>
  );
}
