import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Results } from "@pyconform/model";
import { renderJson, renderNdjson, renderPretty } from "@pyconform/report";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RunFacts } from "./assemble-results.js";
import { parseRunOptions } from "./run-options.js";
import { streamedOutput } from "./streamed-output.js";
import type { Terminal } from "./terminal.js";
import { bundle, interpreter, printed } from "./testing/made-up-run.js";

let folder: string;
let answered: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "streamed-"));
  answered = "";
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const terminal = {
  answer: (text: string) => {
    answered += text;
  },
  answerColors: { green: String, red: String, yellow: String, dim: String, bold: String },
} as unknown as Terminal;

const whole = bundle({
  interpreters: [interpreter("cpython-3.13.0", "cpython"), interpreter("pypy-8.0.1-py3.11", "pypy")],
  recordOf: (id, _kind, on) => printed(on.startsWith("pypy") ? id : "hello\n"),
});
const facts = {} as RunFacts; // what is streamed looks at the results alone

function begin(reporter: string) {
  const flags = { results: "", specs: "specs", isolation: "fork", cache: true, recorded: true };
  const out = join(folder, "out");
  return streamedOutput(parseRunOptions([], { ...flags, out, report: false, reporter }), terminal);
}

async function stream(reporter: string, results: Results): Promise<readonly string[]> {
  const output = begin(reporter);
  for (const report of results.cases) output.add(facts, { ...results, cases: [report] });
  const { cases: _, ...frame } = results;
  return output.finish(frame);
}

describe("results that are written case by case", () => {
  test("are the results.json of a run in one piece, and nothing else", async () => {
    expect(whole.cases.length).toBeGreaterThan(2);
    expect(await stream("pretty", whole)).toEqual([join(folder, "out/results.json")]);
    expect(readdirSync(folder)).toEqual(["out"]);
    expect(readdirSync(join(folder, "out"))).toEqual(["results.json"]);
    expect(readFileSync(join(folder, "out/results.json"), "utf8")).toBe(renderJson(whole));
  });

  test.each([
    ["pretty", renderPretty],
    ["json", renderJson],
    ["ndjson", renderNdjson],
  ])("are answered as %s, as in one piece", async (reporter, render) => {
    await stream(reporter, whole);
    expect(answered).toBe(render(whole));
  });

  test("are answered as they come, as JSON Lines", () => {
    const [first, ...rest] = whole.cases;
    const output = begin("ndjson");
    output.add(facts, { ...whole, cases: first === undefined ? [] : [first] });
    expect(answered.trimEnd().split("\n")).toHaveLength(2);
    output.add(facts, { ...whole, cases: rest });
    expect(answered.trimEnd().split("\n")).toHaveLength(1 + whole.cases.length);
    output.giveUp();
  });

  test("leave an earlier report as it was where the run fails", async () => {
    await stream("pretty", whole);
    const output = begin("pretty");
    output.add(facts, whole);
    output.giveUp();
    expect(readdirSync(folder)).toEqual(["out"]);
    expect(readFileSync(join(folder, "out/results.json"), "utf8")).toBe(renderJson(whole));
  });

  test("are there without any case, too", async () => {
    await stream("ndjson", { ...whole, cases: [] });
    expect(answered).toBe(renderNdjson({ ...whole, cases: [] }));
  });
});
