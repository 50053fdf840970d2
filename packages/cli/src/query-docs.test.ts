import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fieldNames, fields, parseQuery, queryCodes } from "@pyconform/query";
import { describe, expect, test } from "vitest";

const docs = resolve(import.meta.dirname, "../../../docs");
const page = resolve(docs, "query.md");

/** The list of fields, as `docs/query.md` has it between its two marks. */
function fieldTable(): string {
  const rows = fieldNames.map((name) => {
    const { about, example, needs, values } = fields[name];
    const listed = values.kind === "fixed" ? `; ${values.values.map((value) => `\`${value}\``).join(", ")}` : "";
    return `| \`${name}:\` | ${about}${name === "is" ? "" : listed} | \`${example}\` | ${needs} |`;
  });
  return ["| Field | Asks | Example | Needs |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

describe("docs/query.md", () => {
  test("has the fields that there are (`UPDATE_TRANSCRIPTS=1` writes them anew)", () => {
    const text = readFileSync(page, "utf8");
    const list = /(<!-- fields -->\n)[\s\S]*(\n<!-- end of fields -->)/;
    expect(text).toMatch(list);
    const due = text.replace(list, (_, start, end) => `${start}\n${fieldTable()}\n${end}`);
    if (process.env["UPDATE_TRANSCRIPTS"] !== undefined) writeFileSync(page, due);
    else expect(text).toBe(due);
  });

  test("shows only queries without mistakes", () => {
    const shown = [...readFileSync(page, "utf8").matchAll(/```query\n([\s\S]*?)```/g)].flatMap(([, block = ""]) =>
      block
        .split("\n")
        .map((line) => line.split("  # ")[0]?.trim() ?? "")
        .filter((line) => line !== ""),
    );
    expect(shown.length).toBeGreaterThan(5);
    for (const text of shown) expect(parseQuery(text).diagnostics, text).toEqual([]);
  });
});

describe("every mistake in a query has a page", () => {
  test.each(queryCodes)("%s", (code) => {
    expect(existsSync(resolve(docs, `diagnostics/${code}.md`))).toBe(true);
  });

  test("no page explains a code that is gone", () => {
    const own = readdirSync(resolve(docs, "diagnostics")).filter((file) =>
      readFileSync(resolve(docs, "diagnostics", file), "utf8").startsWith("<!-- package: @pyconform/query -->"),
    );
    expect(own.map((file) => file.replace(/\.md$/, "")).sort()).toEqual([...queryCodes].sort());
  });
});
