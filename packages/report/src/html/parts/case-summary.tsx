import type { CaseReport } from "@pyconform/model";
import { casePath, relativePath } from "../paths.js";
import { LevelMark } from "./marks.js";
import { Prose, Text } from "./text.js";

/** A case in a list: its title, and what it came to. */
export function CaseLine({
  report,
  from,
  level = false,
}: {
  readonly report: CaseReport;
  readonly from: string;
  readonly level?: boolean;
}) {
  return (
    <>
      <a class="case-title" href={relativePath(from, casePath(report.id))}>
        <Prose text={report.title} />
      </a>{" "}
      {level && <LevelMark level={report.level} />}
      <span class="sentence">
        <Text text={report.finding.sentence} />
      </span>
    </>
  );
}

/** Cases as a list of {@link CaseLine}. */
export function CaseList({
  reports,
  from,
  level = false,
}: {
  readonly reports: readonly CaseReport[];
  readonly from: string;
  readonly level?: boolean;
}) {
  return (
    <ul class="cases">
      {reports.map((report) => (
        <li>
          <CaseLine report={report} from={from} level={level} />
        </li>
      ))}
    </ul>
  );
}
