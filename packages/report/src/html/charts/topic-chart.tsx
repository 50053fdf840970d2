import { scaleBand, scaleSqrt } from "d3-scale";
import { visibleText } from "../../visible-characters.js";
import { ChartFigure } from "./figure.js";

const nameWidth = 200;
const headHeight = 96;
const columnWidth = 58;
const rowHeight = 36;

/** How many cases of a topic came to what. */
export interface TopicCounts {
  readonly title: string;
  /** In the order of the columns. */
  readonly counts: readonly number[];
}

/** Topics by finding: the larger the disk, the more cases. */
export function TopicChart({
  columns,
  topics,
}: {
  readonly columns: readonly string[];
  readonly topics: readonly TopicCounts[];
}) {
  const across = scaleBand(columns, [0, columns.length * columnWidth]);
  const down = scaleBand(
    topics.map(({ title }) => title),
    [0, topics.length * rowHeight],
  );
  const most = Math.max(1, ...topics.flatMap(({ counts }) => counts));
  const radius = scaleSqrt([0, most], [0, rowHeight / 2 - 1]);
  const middle = (column: string) => (across(column) ?? 0) + across.bandwidth() / 2;
  return (
    <ChartFigure
      id="topic-chart"
      title="Topics by finding"
      description="A row for each topic and a column for each finding; a disk is as large as the number of cases, which stands on it. The table below has the same numbers."
      width={nameWidth + columns.length * columnWidth + 40}
      height={headHeight + topics.length * rowHeight}
    >
      <g transform={`translate(${nameWidth} ${headHeight})`}>
        {columns.map((column) => (
          <text class="chart-head" transform={`translate(${middle(column)} -8) rotate(-45)`}>
            {column}
          </text>
        ))}
        {topics.map(({ title, counts }) => {
          const y = (down(title) ?? 0) + down.bandwidth() / 2;
          return (
            <g>
              <line class="chart-rule" x1={0} x2={columns.length * columnWidth} y1={y} y2={y} />
              <text class="chart-name" x={-10} y={y}>
                {visibleText(title)}
              </text>
              {columns.map((column, index) => {
                const count = counts[index] ?? 0;
                return count === 0 ? null : (
                  <>
                    <circle class="chart-disk" cx={middle(column)} cy={y} r={Math.max(9, radius(count))} />
                    <text class="chart-value" x={middle(column)} y={y}>
                      {count}
                    </text>
                  </>
                );
              })}
            </g>
          );
        })}
      </g>
    </ChartFigure>
  );
}
