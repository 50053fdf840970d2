import type { CaseReport, Results } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { citationUrl } from "./citation-url.js";
import { failures } from "./failures.js";
import { renderGithub } from "./github.js";
import { renderJUnit } from "./junit.js";
import { renderMarkdown } from "./markdown.js";
import { renderNdjson } from "./ndjson.js";
import { renderPretty } from "./pretty.js";
import { sampleResults } from "./testing/sample-results.js";

const sample = sampleResults({ more: 12 });
const plain = sampleResults({ hostile: false });
const fine: Results = { ...plain, cases: plain.cases.filter((report) => failuresOf(report) === 0) };

function failuresOf(report: CaseReport): number {
  return failures({ ...plain, cases: [report] }).length;
}

describe("JUnit", () => {
  const text = renderJUnit(sample);

  test("has a suite for each interpreter that was used", () => {
    expect(text.match(/<testsuite /g)).toHaveLength(12);
  });

  test("counts in the attributes what stands in the suite", () => {
    for (const suite of text.split("<testsuite ").slice(1)) {
      const [, failed, errors, skipped] = /failures="(\d+)" errors="(\d+)" skipped="(\d+)"/.exec(suite) ?? [];
      expect(suite.match(/<failure /g)?.length ?? 0).toBe(Number(failed));
      expect(suite.match(/<error /g)?.length ?? 0).toBe(Number(errors));
      expect(suite.match(/<skipped /g)?.length ?? 0).toBe(Number(skipped));
    }
    expect(text.match(/<failure /g)).toHaveLength(failures(sample).length);
  });

  test("is XML even where a program wrote what XML cannot hold", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff\u202e]|\p{Surrogate}/u);
    expect(text).not.toContain("<script>");
    const stripped = text.replace(/<[^<>]*>/g, "");
    expect(stripped).not.toMatch(/[<>]/);
  });
});

describe("Markdown", () => {
  test("says that all is well where it is", () => {
    expect(renderMarkdown(fine)).toContain(`Everything is as expected: ${fine.cases.length} cases on 12 interpreters.`);
  });

  test("lists what is not as expected", () => {
    expect(renderMarkdown(plain)).toContain(
      "`immutability/tuple/concat` on cpython-3.13.5-s390x, **broken**: Concatenation makes a new tuple.",
    );
  });

  test("holds no HTML, no open code and no mention that came out of a program", () => {
    const text = renderMarkdown(sample);
    expect(text).not.toMatch(/(?<!\\)<script/);
    expect(text).not.toContain("\u202e");
  });

  test("says when the run was stopped", () => {
    expect(renderMarkdown({ ...fine, complete: false })).toContain("stopped before its end");
  });
});

describe("JSON Lines", () => {
  const lines = renderNdjson(sample)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

  test("has a header, a line for each case and a footer", () => {
    expect(lines.map(({ kind }) => kind)).toEqual(["header", ...sample.cases.map(() => "case"), "footer"]);
  });
});

describe("GitHub", () => {
  test("has an annotation at the place of each case that fails", () => {
    const lines = renderGithub(plain).trimEnd().split("\n");
    expect(lines).toHaveLength(failures(plain).length);
    expect(lines[0]).toMatch(/^::error file=specs\/sample\.yaml,line=7,endLine=9,col=3,title=\S+ on \S+%3A \S+::/);
  });

  test("lets no program write a command of its own", () => {
    const text = renderGithub(sample);
    expect(text.split("\n").filter((line) => line !== "" && !line.startsWith("::error "))).toEqual([]);
  });
});

describe("the terminal's summary", () => {
  test("names what is not as expected, then counts", () => {
    const text = renderPretty(plain);
    expect(text).toContain("✗ broken  immutability/tuple/concat on cpython-3.13.5-s390x");
    expect(text).toMatch(/cpython-3\.15\.2 +\d+ kept · \d+ as described/);
    expect(text.trimEnd().split("\n").at(-1)).toMatch(/^\d+ not as expected: 19 cases on 12 interpreters, 83\.4 s$/);
  });

  test("ends well where all is as expected", () => {
    expect(renderPretty(fine).trimEnd().split("\n").at(-1)).toMatch(/^as expected: /);
  });

  test("does not call a run without cases as expected", () => {
    const empty = { ...fine, cases: [], summary: { ...fine.summary, verdicts: {}, findings: {} } };
    expect(renderPretty(empty).trimEnd().split("\n").at(-1)).toBe("there was no case to run: nothing was judged");
    expect(renderMarkdown(empty)).toContain("There was no case to run");
  });

  test("lets no program reach the terminal", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(renderPretty(sample)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u009b\u202e]/);
  });

  test("colors what it is told to", () => {
    const painted = renderPretty(plain, (style, text) => `<${style}>${text}</${style}>`);
    expect(painted).toContain("<bad>✗ broken</bad>");
    expect(painted).toMatch(/<good>\d+ kept<\/good>/);
  });
});

describe("a citation", () => {
  test.each([
    [
      "reference/datamodel#objects-values-and-types",
      "https://docs.python.org/3.15/reference/datamodel.html#objects-values-and-types",
    ],
    ["library/sys#sys.getrefcount", "https://docs.python.org/3.15/library/sys.html#sys.getrefcount"],
    ["library/gc", "https://docs.python.org/3.15/library/gc.html"],
    ['"><script>', "https://docs.python.org/3.15/%22%3E%3Cscript%3E.html"],
  ])("%s is a link", (citation, url) => {
    expect(citationUrl(citation)).toBe(url);
  });
});
