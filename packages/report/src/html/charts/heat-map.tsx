import type { InterpreterResult } from "@pyconform/model";
import { scaleBand, scaleQuantize } from "d3-scale";
import { visibleText } from "../../visible-characters.js";
import type { Agreement } from "../agreement.js";
import { ChartFigure } from "./figure.js";

/** Most pixels that a character of a name takes, and the slant of the names above the columns. */
const characterWidth = 7;
const slant = Math.PI / 3;
const cellSize = 38;
const tints = ["h0", "h1", "h2", "h3", "h4", "h5"] as const;

/** Who agrees with whom: in how many of the cases that both could run two interpreters differ. */
export function HeatMap({
  used,
  agreement,
}: {
  readonly used: readonly Pick<InterpreterResult, "id" | "recorded">[];
  readonly agreement: readonly (readonly Agreement[])[];
}) {
  const names = used.map(({ id }) => id);
  const shown = new Map(used.map(({ id, recorded }) => [id, nameOf(id, recorded)]));
  const size = names.length * cellSize;
  const longest = Math.max(...[...shown.values()].map((name) => name.length)) * characterWidth;
  const nameWidth = longest + 20;
  const headHeight = longest * Math.sin(slant) + 20;
  const band = scaleBand(names, [0, size]).paddingInner(0.06);
  const shares = agreement.flat().map(share);
  const tint = scaleQuantize<(typeof tints)[number]>([0, Math.max(0.01, ...shares)], tints);
  return (
    <ChartFigure
      id="heat-map"
      title="Who agrees with whom"
      description="A square for each two interpreters: the number of cases in which they differ, of those that both could run. The more color, the greater the share. The table below has the same numbers."
      width={nameWidth + size + longest * Math.cos(slant)}
      height={headHeight + size}
    >
      <g transform={`translate(${nameWidth} ${headHeight})`}>
        {names.map((name) => (
          <>
            <text class="chart-name" x={-10} y={(band(name) ?? 0) + band.bandwidth() / 2}>
              {shown.get(name)}
            </text>
            <text
              class="chart-head"
              transform={`translate(${(band(name) ?? 0) + band.bandwidth() / 2} -10) rotate(-60)`}
            >
              {shown.get(name)}
            </text>
          </>
        ))}
        {agreement.map((row, index) =>
          row.map((each, column) =>
            index === column ? null : (
              <g data-pair={`${index} ${column}`}>
                <rect
                  class={`heat ${each.both === 0 ? "chart-unrun" : tint(share(each))}`}
                  x={band(names[column] ?? "") ?? 0}
                  y={band(names[index] ?? "") ?? 0}
                  width={band.bandwidth()}
                  height={band.bandwidth()}
                  rx={3}
                />
                <text
                  class="chart-value"
                  x={(band(names[column] ?? "") ?? 0) + band.bandwidth() / 2}
                  y={(band(names[index] ?? "") ?? 0) + band.bandwidth() / 2}
                >
                  {each.both === 0 ? "–" : each.differing}
                </text>
              </g>
            ),
          ),
        )}
      </g>
    </ChartFigure>
  );
}

/** An interpreter that was not run is marked here, too; the page says when it was recorded. */
function nameOf(id: string, recorded: InterpreterResult["recorded"]): string {
  return `${visibleText(id)}${recorded === undefined ? "" : " (recorded)"}`;
}

function share({ both, differing }: Agreement): number {
  return both === 0 ? 0 : differing / both;
}
