import { scaleBand, scaleLinear } from "d3-scale";
import { visibleText } from "../../visible-characters.js";
import { ChartFigure } from "./figure.js";

const barWidth = 64;
const barHeight = 130;
const headHeight = 20;
const footHeight = 22;

/** One number for each name, from left to right. */
export function BarChart({
  id,
  title,
  description,
  bars,
}: {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly bars: readonly { readonly name: string; readonly count: number }[];
}) {
  const width = bars.length * barWidth;
  const height = headHeight + barHeight + footHeight;
  const across = scaleBand(
    bars.map(({ name }) => name),
    [0, width],
  ).padding(0.22);
  const up = scaleLinear([0, Math.max(1, ...bars.map(({ count }) => count))], [0, barHeight]);
  return (
    <ChartFigure id={id} title={title} description={description} width={width} height={height}>
      {bars.map(({ name, count }) => {
        const x = across(name) ?? 0;
        const top = headHeight + barHeight - up(count);
        return (
          <>
            <rect class="chart-column" x={x} y={top} width={across.bandwidth()} height={up(count)} rx={2} />
            <text class="chart-value" x={x + across.bandwidth() / 2} y={top - 9}>
              {count}
            </text>
            <text class="chart-tick" x={x + across.bandwidth() / 2} y={height - 5}>
              {visibleText(name)}
            </text>
          </>
        );
      })}
      <line class="chart-rule" x1={0} x2={width} y1={headHeight + barHeight} y2={headHeight + barHeight} />
    </ChartFigure>
  );
}
