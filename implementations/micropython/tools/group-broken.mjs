// Groups the promises that an implementation breaks by how the programs ended, to find the causes for deviations.yaml:
//   pnpm conform --implementation micropython --out <folder>
//   node implementations/micropython/tools/group-broken.mjs <folder>/results.json [--implementation <id>] [--listed] [--not-as-described]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    implementation: { type: "string", default: "micropython" },
    listed: { type: "boolean" },
    "not-as-described": { type: "boolean" },
  },
});
const [file = "report/results.json"] = positionals;
const wanted = new Set([
  "broken",
  "stale-deviation",
  ...(values.listed ? ["known-deviation"] : []),
  ...(values["not-as-described"] ? ["not-as-described"] : []),
]);
const { cases, interpreters } = JSON.parse(readFileSync(file, "utf8"));
const ports = new Map(
  interpreters
    .filter((one) => one.implementation === values.implementation)
    .map((one) => [one.id, one.traits.facts.platform]),
);

/** Ending, then case, then the ports where it ended so. */
const groups = new Map();
for (const { id, results, instead = [] } of cases) {
  for (const result of results) add(id, result);
  for (const result of instead) add(`${id} (portable program)`, result);
}

for (const [ending, group] of [...groups].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1))) {
  console.log(`${group.size}  ${ending}`);
  for (const [id, where] of group) {
    console.log(`      ${id}${where.length < ports.size ? `  (only ${where.join(", ")})` : ""}`);
  }
}

function add(name, { interpreter, observation, verdict }) {
  if (!ports.has(interpreter) || !wanted.has(verdict.kind)) return;
  const ending = verdict.kind === "stale-deviation" ? "kept, though listed" : endingOf(observation, verdict);
  const group = groups.get(ending) ?? new Map();
  groups.set(ending, group.set(name, [...(group.get(name) ?? []), ports.get(interpreter)]));
}

/** An exception with what names this very program taken out of its message; of another ending, what differs. */
function endingOf(observation, verdict) {
  if (observation.kind === "raised") {
    const { type, message } = observation.exception;
    return `${type}: ${normalized(message)}`;
  }
  const differs = verdict.mismatches.map(({ message }) => normalized(message)).join("; ");
  return observation.kind === "finished" ? `finished: ${differs}` : `${observation.kind} ${detailOf(observation)}`;
}

function detailOf({ signal, status, reason }) {
  return String(signal ?? status ?? reason ?? "");
}

/** What MicroPython names as missing stays: it is the cause. */
function normalized(message) {
  return message
    .replace(/\/\S*\/case\.py/g, "case.py")
    .replace(/0x[0-9a-f]+/gi, "0x…")
    .replace(/\b\d+\b/g, "N")
    .slice(0, 160);
}
