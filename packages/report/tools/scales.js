// The scales of charts, for what is drawn outside of the report: tools/bench/plot.js.
export { scaleLog } from "d3-scale";
