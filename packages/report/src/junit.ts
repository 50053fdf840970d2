import { type CaseReport, type CaseResult, describeRequirement, type Results, verdictEffects } from "@pyconform/model";
import { failureWords } from "./failure-words.js";
import { visibleText } from "./visible-characters.js";

interface Row {
  readonly report: CaseReport;
  readonly result: CaseResult;
  readonly program: "case" | "instead";
}

/** JUnit XML, as CI services read it: a suite for each interpreter, a test case for each case. */
export function renderJUnit(results: Results): string {
  const suites = results.interpreters
    .filter(({ status }) => status === "used")
    .map(({ id }) => suite(id, rowsOf(results, id), results.started));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="pyconform">\n${suites.join("")}</testsuites>\n`;
}

function rowsOf(results: Results, interpreter: string): readonly Row[] {
  return results.cases.flatMap((report) => [
    ...report.results
      .filter((each) => each.interpreter === interpreter)
      .map((result): Row => ({ report, result, program: "case" })),
    ...(report.instead ?? [])
      .filter((each) => each.interpreter === interpreter)
      .map((result): Row => ({ report, result, program: "instead" })),
  ]);
}

function suite(interpreter: string, rows: readonly Row[], started: string): string {
  const count = (effect: "fails" | "unclear") =>
    rows.filter(({ result: { verdict } }) => verdictEffects[verdict.kind] === effect).length;
  const skipped = rows.filter(({ result: { verdict } }) => verdict.kind === "not-applicable").length;
  const time = rows.reduce((sum, { result }) => sum + result.durationMs, 0) / 1000;
  const attributes = `name="${escapeXml(interpreter)}" tests="${rows.length}" failures="${count("fails")}" errors="${count("unclear")}" skipped="${skipped}" time="${time.toFixed(3)}" timestamp="${escapeXml(started)}"`;
  return `  <testsuite ${attributes}>\n${rows.map((row) => testcase(row)).join("")}  </testsuite>\n`;
}

function testcase(row: Row): string {
  const { report, result, program } = row;
  const name = program === "instead" ? `${report.id} (portable program)` : report.id;
  const attributes = `classname="${escapeXml(`${report.level}.${report.topic}.${report.subject}`)}" name="${escapeXml(name)}" time="${(result.durationMs / 1000).toFixed(3)}"`;
  const body = bodyOf(row);
  return body === "" ? `    <testcase ${attributes}/>\n` : `    <testcase ${attributes}>${body}</testcase>\n`;
}

function bodyOf({ report, result, program }: Row): string {
  const { verdict } = result;
  if (verdictEffects[verdict.kind] === "fails") {
    const words = failureWords({ report, result, program });
    return `<failure type="${verdict.kind}" message="${escapeXml(words)}">${escapeXml(`${report.title}\n${words}`)}</failure>`;
  }
  if (verdict.kind === "inconclusive") return `<error type="inconclusive" message="${escapeXml(verdict.reason)}"/>`;
  if (verdict.kind === "not-applicable")
    return `<skipped message="${escapeXml(`needs ${describeRequirement(verdict.requirement)}`)}"/>`;
  return "";
}

/** XML 1.0 has no way to write control characters and lost surrogates: they stand as marks. */
function escapeXml(text: string): string {
  return visibleText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;")
    .replaceAll("\t", "&#9;");
}
