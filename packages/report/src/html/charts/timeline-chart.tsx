import { compareVersions } from "@pyconform/model";
import { scaleBand } from "d3-scale";
import { visibleText } from "../../visible-characters.js";
import { groupName } from "../parts/marks.js";
import { outdatedSign } from "../parts/matrix-cell.js";
import { changesOf, spansOf, type Timeline, type TimelineSpan } from "../timeline.js";
import { ChartFigure } from "./figure.js";

const nameWidth = 170;
const versionWidth = 62;
const lineHeight = 40;
const footHeight = 22;

/** What each version observed, a bar for each line of versions: the same letter, the same observation. */
export function TimelineChart({ timelines }: { readonly timelines: readonly Timeline[] }) {
  const versions = [...new Set(timelines.flatMap(({ points }) => points.map(({ version }) => version)))].sort(
    compareVersions,
  );
  const width = nameWidth + versions.length * versionWidth;
  const across = scaleBand(versions, [nameWidth, width]);
  const down = scaleBand(
    timelines.map(({ name }) => name),
    [0, timelines.length * lineHeight],
  ).paddingInner(0.3);
  const height = timelines.length * lineHeight + footHeight;
  return (
    <ChartFigure
      id="timeline-chart"
      title="Observations over versions"
      description={timelines.map(inWords).join(" ")}
      width={width}
      height={height}
    >
      {timelines.map((timeline) => (
        <g>
          <text class="chart-name" x={nameWidth - 12} y={(down(timeline.name) ?? 0) + down.bandwidth() / 2}>
            {visibleText(timeline.name)}
          </text>
          {spansOf(timeline).map((span) => {
            const x = across(span.points[0]?.version ?? "") ?? 0;
            const end = (across(span.points.at(-1)?.version ?? "") ?? 0) + across.bandwidth();
            return <Bar span={span} x={x} y={down(timeline.name) ?? 0} width={end - x} height={down.bandwidth()} />;
          })}
        </g>
      ))}
      {versions.map((version) => (
        <text class="chart-tick" x={(across(version) ?? 0) + across.bandwidth() / 2} y={height - 4}>
          {visibleText(version)}
        </text>
      ))}
    </ChartFigure>
  );
}

function Bar({
  span: { group, recorded, outdated },
  x,
  y,
  width,
  height,
}: {
  readonly span: TimelineSpan;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}) {
  return (
    <>
      <rect
        class={group === -1 ? "chart-unrun" : `chart-bar g${group % 8}`}
        x={x + 1.5}
        y={y}
        width={width - 3}
        height={height}
        rx={4}
      />
      <text class="chart-value" x={x + width / 2} y={y + height * (recorded ? 0.36 : 0.5)}>
        {group === -1 ? (outdated ? outdatedSign : "–") : groupName(group)}
      </text>
      {recorded && (
        <text class="chart-recorded" x={x + width / 2} y={y + height * 0.76}>
          {outdated ? "outdated" : "recorded"}
        </text>
      )}
    </>
  );
}

/** `3.9 was recorded on 2026-11-26.` */
function notRunNow({ version, recorded, outdated }: Timeline["points"][number]): readonly string[] {
  if (recorded === undefined) return [];
  return [`${version} was recorded on ${recorded}${outdated ? ", from an earlier program: outdated" : ""}.`];
}

/** `On cpython, A until 3.11, then B from 3.12.` */
function inWords(timeline: Timeline): string {
  const changes = changesOf(timeline);
  const first = timeline.points.find(({ group }) => group !== -1);
  const start = first === undefined ? "" : `${groupName(first.group)} from ${first.version}`;
  const rest = changes.map(({ after }) => `, ${groupName(after.group)} from ${after.version}`).join("");
  return visibleText([`On ${timeline.name}: ${start}${rest}.`, ...timeline.points.flatMap(notRunNow)].join(" "));
}
