// `node tools/bench/plot.js <growth.json> <growth.svg>`: draws what growth.js measured: processor time and peak memory by cases.
import { readFileSync, writeFileSync } from "node:fs";
import { scaleLog } from "../../packages/report/tools/scales.js";

const [from, to] = process.argv.slice(2);
const { machine, date, figures } = JSON.parse(readFileSync(from, "utf8"));
const [width, height, left, top] = [360, 260, 56, 40];
const style = `text{font:12px system-ui,sans-serif;fill:#24292f}line{stroke:#8c959f;stroke-opacity:.35}.title{font-weight:600}path{fill:none;stroke-width:2}.s0{stroke:#0969da}.s1{stroke:#bc4c00;stroke-dasharray:5 4}circle.s0{fill:#0969da}circle.s1{fill:#bc4c00}text.s0{fill:#0969da;stroke:none}text.s1{fill:#bc4c00;stroke:none}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.s0{stroke:#58a6ff}.s1{stroke:#f0883e}circle.s0,text.s0{fill:#58a6ff}circle.s1,text.s1{fill:#f0883e}}`;
const forms = [...new Set(figures.map(({ form }) => form))];
const charts = [
  { title: "processor time, seconds", value: ({ cpuSeconds }) => cpuSeconds, ticks: [1, 10, 100, 1000] },
  { title: "runner's memory at most, MB", value: ({ peakMb }) => peakMb, ticks: [50, 100, 200, 400, 800] },
];

const parts = charts.map((chart, index) => draw(chart, index * (width + left + 24)));
const total = 2 * (width + left) + 48;
writeFileSync(
  to,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${total} ${height + 100}" role="img" aria-label="Processor time and peak memory of runs by the number of cases"><style>${style}</style>${parts.join("")}<text x="${left}" y="${height + 90}">${machine}; ${date}</text></svg>\n`,
);

function draw({ title, value, ticks }, offset) {
  const x = scaleLog().domain([1000, 100_000]).range([left, width]);
  const y = scaleLog()
    .domain([ticks[0], ticks.at(-1)])
    .range([top + height - 40, top]);
  const grid = ticks.map(
    (tick) =>
      `<line x1="${left}" x2="${width}" y1="${y(tick)}" y2="${y(tick)}"/><text x="${left - 6}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`,
  );
  const axis = [1000, 10_000, 100_000].map(
    (tick) => `<text x="${x(tick)}" y="${top + height - 20}" text-anchor="middle">${tick.toLocaleString("en")}</text>`,
  );
  const series = forms.map((form, index) => {
    const own = figures.filter((each) => each.form === form);
    const points = own.map((each) => [x(each.cases), y(value(each))]);
    const dots = points.map(([cx, cy]) => `<circle class="s${index}" cx="${cx}" cy="${cy}" r="4"/>`);
    const legend = `<text class="s${index}" x="${left + index * 150}" y="${height + 50}">${index === 0 ? "●" : "┄"} ${form}</text>`;
    return `<path class="s${index}" d="M${points.join("L")}"/>${dots.join("")}${legend}`;
  });
  return `<g transform="translate(${offset})"><text class="title" x="${left}" y="20">${title}</text>${grid.join("")}${axis.join("")}${series.join("")}</g>`;
}
