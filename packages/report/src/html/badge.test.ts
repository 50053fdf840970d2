import type { Results } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { hostileText } from "../testing/hostile-text.js";
import { sampleResults } from "../testing/sample-results.js";
import { badgeImage, badgeWords, interpreterBadge, topicBadge } from "./badge.js";
import { renderSite } from "./render-site.js";
import { arrangeSite } from "./site.js";

const results = sampleResults({ more: 3 });
const pypy = "pypy-8.0.1-py3.11";

function wordsOf(of: Results, id = pypy): string {
  const site = arrangeSite(of, {});
  const interpreter = site.used.find((each) => each.id === id);
  if (interpreter === undefined) throw new Error(`no ${id}`);
  return badgeWords(interpreterBadge(site, interpreter));
}

describe("a badge", () => {
  test("of an interpreter counts its verdicts on promises, each by its word", () => {
    const own = results.cases
      .filter(({ level }) => level === "language")
      .flatMap((report) => report.results.filter(({ interpreter }) => interpreter === pypy));
    const count = (kind: string) => own.filter(({ verdict }) => verdict.kind === kind).length;
    expect(count("known-deviation")).toBeGreaterThan(1);
    expect(wordsOf(results)).toContain(
      `language: ${count("kept")} kept, ${count("known-deviation")} known deviations, ${count("broken")} broken`,
    );
  });

  test("of an interpreter leaves out no verdict that a promise can have", () => {
    const kinds = ["kept", "known-deviation", "broken", "stale-deviation", "not-applicable", "inconclusive"];
    const cases = results.cases.map((report, index) => ({
      ...report,
      level: "language" as const,
      results: report.results.map((each) => ({ ...each, verdict: { kind: kinds[index % kinds.length] } })),
    })) as unknown as Results["cases"];
    const own = cases.flatMap((report) => report.results.filter(({ interpreter }) => interpreter === pypy));
    expect(new Set(own.map(({ verdict }) => verdict.kind)).size).toBe(kinds.length);
    const [, facts = ""] = wordsOf({ ...results, cases }).split("language: ");
    const counts = [...facts.matchAll(/\d+/gu)].map(([count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(own.length);
  });

  test("of a topic counts what its cases came to", () => {
    const site = arrangeSite(results, {});
    const topic = site.topics.find((each) => each.topic === "generated-1");
    if (topic === undefined) throw new Error("no topic");
    expect(badgeWords(topicBadge(site, topic))).toBe("pyconform · Generated 1: implementation: 3 behaviours");
  });

  test("says that it was recorded, and when", () => {
    const interpreters = results.interpreters.map((each) => ({
      ...each,
      recorded: { date: "2026-01-01", commit: null },
    }));
    expect(wordsOf({ ...results, interpreters })).toMatch(/ · recorded 2026-01-01$/u);
  });

  test.each([
    { title: "was stopped", change: { complete: false } },
    { title: "was of some cases", change: { selection: { cases: ["a/b/c"], shard: null } } },
  ])("says that the run $title", ({ change }) => {
    expect(wordsOf(results)).not.toContain("part of the suite");
    expect(wordsOf({ ...results, ...change })).toMatch(/ · part of the suite$/u);
  });

  test("has a role and a name, and shows as text whatever a name is", () => {
    const image = badgeImage({ label: "</title><script>alert(1)</script>", message: 'a" onload="alert(1)' });
    expect(image).toMatch(/^<svg [^>]*role="img" aria-label="&lt;\/title&gt;&lt;script&gt;[^"<>]*"><title>/u);
    expect(image).not.toMatch(/<script|" onload/u);
  });

  test("is a file that the page shows in its size, with the Markdown to copy", () => {
    const site = renderSite(results);
    const image = site.get(`badges/interpreters/${pypy}.svg`) ?? "";
    const [, width] = /width="(\d+)"/u.exec(image) ?? [];
    const html = site.get(`interpreters/${pypy}.html`) ?? "";
    expect(html).toContain(`<img src="../badges/interpreters/${pypy}.svg" alt="pyconform · ${pypy}: language: `);
    expect(html).toContain(` width="${width}" height="20"`);
    expect(html.replace(/<[^>]*>/gu, "")).toContain(
      `](REPORT/badges/interpreters/${pypy}.svg)](REPORT/interpreters/${pypy}.html)`,
    );
  });

  test("has no character that cannot be seen, of a name that is full of them", () => {
    const site = renderSite({
      ...results,
      interpreters: results.interpreters.map((each) => (each.id === pypy ? { ...each, id: hostileText } : each)),
    });
    const badges = [...site].filter(([path]) => path.startsWith("badges/interpreters/"));
    expect(badges).toHaveLength(12);
    for (const [path, image] of badges) expect(image, path).toMatch(/^[\x20-\x7e·…’]*\n$/u);
  });
});
