import { describe, expect, test } from "vitest";
import { earlierRun } from "../testing/earlier-run.js";
import { sampleCoverage } from "../testing/sample-coverage.js";
import { sampleResults } from "../testing/sample-results.js";
import { scriptValue } from "../testing/script-value.js";
import { isVisible } from "../visible-characters.js";
import { compareLines } from "./differences.js";
import { dataScript, safeJson } from "./for-machines/safe-json.js";
import { highlightPython } from "./highlight.js";
import { fileName, relativePath } from "./paths.js";
import { renderSite } from "./render-site.js";

declare const process: { cpuUsage(): { readonly user: number } }; // Node has it; the package loads no host's types

const results = sampleResults({ more: 10, interpreters: 14 });
const options = {
  editRoot: "https://example.org/edit/main",
  coverage: sampleCoverage(),
  previous: earlierRun(results),
};
const site = renderSite(results, options);
const pages = [...site].filter(([path]) => path.endsWith(".html"));

function page(path: string): string {
  return site.get(path) ?? `no page ${path}`;
}

describe("the site", () => {
  test("has a page for each case, topic and interpreter", () => {
    for (const { id, topic } of results.cases) {
      expect(page(`cases/${id}.html`)).toContain("<h1>");
      expect(page(`topics/${topic}.html`)).toContain("<h1>");
    }
    for (const { id } of results.interpreters.filter(({ status }) => status === "used"))
      expect(page(`interpreters/${id}.html`)).toContain("What it says of itself");
  });

  test("links only to pages and anchors that there are", () => {
    const missing = pages.flatMap(([path, html]) =>
      [...html.matchAll(/ (?:href|src)="([^"]*)"/g)]
        .map(([, address = ""]) => address.replaceAll("&amp;", "&"))
        .filter((address) => !/^https?:/.test(address))
        .filter((address) => {
          const [, file = "", anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(address) ?? [];
          const target = file === "" ? path : new URL(file, `file:///${path}`).pathname.slice(1);
          const html = site.get(target);
          return html === undefined || (anchor !== undefined && anchor !== "" && !html.includes(` id="${anchor}"`));
        })
        .map((address) => `${path}: ${address}`),
    );
    expect(missing).toEqual([]);
  });

  test("asks nothing of the network and runs no script or style of a page's own", () => {
    for (const [path, html] of pages) {
      expect(html, path).toContain("default-src 'none'");
      expect(html.match(/<script(?! src="[./]*assets\/(?:site|theme|matrix|search-page)\.js")/g), path).toBeNull();
      expect(html.match(/<style| style=| on[a-z]+="|javascript:/g), path).toBeNull();
      expect(
        [...html.matchAll(/ src="([^"]*)"/g)].filter(([, address = ""]) => /^(?:https?:)?\/\//.test(address)),
        path,
      ).toEqual([]);
    }
  });

  test("shows as text whatever came out of a program or an author", () => {
    for (const [path, html] of pages) {
      expect(html, path).not.toMatch(/<script>|<img(?! src="\.\.\/badges\/[a-z]+\/[\w.-]+\.svg" alt=")|<!--/);
      expect(isVisible(html), path).toBe(true);
    }
    expect(page("cases/hostile/output/everything.html")).toContain("&lt;script>alert(1)&lt;/script>");
  });

  test("cuts very long outputs and names their size", () => {
    const html = page("cases/hostile/output/everything.html");
    expect(html.length).toBeLessThan(400_000);
    const [, file = ""] = /<a href="([^"]*)">all of it</.exec(html) ?? [];
    expect(file).toMatch(/^[./]*cases\/hostile\/output\/everything\.text-\d\.txt$/);
    expect(page(file.replace(/^[./]*/, ""))).toMatch(/x{300000}$/);
  });

  test("has one main heading and the landmarks on each page", () => {
    for (const [path, html] of pages) {
      expect(html.match(/<h1[ >]/g), path).toHaveLength(1);
      expect(html.match(/<main /g), path).toHaveLength(1);
      expect(html, path).toContain('<html lang="en"');
      expect(html, path).toContain('<a class="skip" href="#content">');
    }
  });

  test("gives each id of a page once", () => {
    for (const [path, html] of pages) {
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        path,
      ).toEqual([]);
    }
  });

  test("gives every verdict a word beside its sign", () => {
    expect(page("cases/immutability/tuple/concat.html")).toContain('<span aria-hidden="true">✗</span> broken');
    expect(page("matrix/immutability.html")).toContain('✗<span class="hidden"> broken</span>');
  });

  test("tells how to run a case again and where it is written", () => {
    const html = page("cases/reference-counting/refcount/prompt.html");
    expect(html).toContain("pnpm conform reference-counting/refcount/prompt --interpreter cpython-3.15.2");
    expect(html).toContain('href="https://example.org/edit/main/specs/sample.yaml#L7"');
  });

  test("is the same each time it is made", () => {
    expect([...renderSite(results, options)]).toEqual([...site]);
  });

  test("shows only links of the web", () => {
    const known = results.cases
      .flatMap(({ results: own }) => own)
      .find(({ verdict }) => verdict.kind === "known-deviation");
    const [report] = results.cases;
    if (known?.verdict.kind !== "known-deviation" || report === undefined)
      throw new Error("no known deviation in the sample");
    const deviation = { ...known.verdict.deviation, link: "javascript:alert(1)" };
    const changed = { ...report, results: [{ ...known, verdict: { ...known.verdict, deviation } }] };
    const shown = [...renderSite({ ...results, cases: [changed] })].filter(([path]) => path.endsWith(".html"));
    expect(shown.map(([, html]) => html).join("")).not.toContain("javascript:");
  });

  test("is made even of nothing", () => {
    const nothing = renderSite({ ...results, cases: [], interpreters: [], subjects: [] });
    expect(nothing.get("index.html")).toContain("<h1>");
  });
});

test("a report of 1,000 cases by 12 interpreters takes less than 5 s of one core", { timeout: 120_000 }, () => {
  const many = sampleResults({ more: 980 });
  const before = process.cpuUsage().user;
  const made = renderSite(many);
  expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(5);
  expect(made.size).toBeGreaterThan(1000);
});

describe("Python in color", () => {
  test("is tokens with classes, escaped", () => {
    expect(highlightPython("def f(): return '<b>'")).toBe(
      '<span class="py-keyword">def</span> <span class="py-function">f</span>(): <span class="py-keyword">return</span> <span class="py-string-expression">\'&lt;b&gt;\'</span>',
    );
  });

  test("stays plain where it is very long", () => {
    expect(highlightPython(`x = "<"${" ".repeat(30_000)}`)).not.toContain("<span");
  });
});

describe("a comparison", () => {
  test("is line by line", () => {
    expect(compareLines("a\nb\n", "a\nc\n")).toEqual([
      { kind: "same", text: "a" },
      { kind: "removed", text: "b" },
      { kind: "added", text: "c" },
    ]);
  });

  test("shows that a newline is missing at the end", () => {
    expect(compareLines("a\n", "a")).toEqual([
      { kind: "removed", text: "a" },
      { kind: "added", text: "a (no newline at the end)" },
    ]);
  });

  test("is not tried on what nobody could read", () => {
    expect(compareLines("x".repeat(30_000), "y")).toBeUndefined();
  });
});

test("names become file names on every system, and paths lead back to the root", () => {
  expect(fileName("pypy-8.0.1-py3.11")).toBe("pypy-8.0.1-py3.11");
  expect(fileName("../my python")).toBe(".._2f_my_20_python");
  expect(fileName("..")).toBe("_..");
  expect(relativePath("cases/a/b/c.html", "index.html")).toBe("../../../index.html");
});

test("data in a script is what it was, and can neither end the script nor the text in it", () => {
  const value = { a: "'</script>\\'\n\u2028\ud800\"", b: [1, null] };
  const script = dataScript("found", value);
  expect(script).not.toMatch(/[<>]|\p{C}(?!$)/u);
  expect(scriptValue(script)).toEqual(value);
});

test("data in a page cannot end its script", () => {
  expect(safeJson({ a: "</script><!--\u2028" })).toBe('{"a":"\\u003c/script\\u003e\\u003c!--\\u2028"}');
});
