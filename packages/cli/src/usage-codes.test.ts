import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { usageCodes } from "./usage-codes.js";

const folder = resolve(import.meta.dirname, "../../../docs/diagnostics");

describe("every mistake on the command line has a page", () => {
  test.each(usageCodes)("%s", (code) => {
    expect(existsSync(resolve(folder, `${code}.md`))).toBe(true);
  });

  test("no page of this package explains a code that is gone", () => {
    const own = readdirSync(folder).filter((file) =>
      readFileSync(resolve(folder, file), "utf8").startsWith("<!-- package: @pyconform/cli -->"),
    );
    expect(
      own.map((file) => file.replace(/\.md$/, "")).filter((code) => !usageCodes.some((known) => known === code)),
    ).toEqual([]);
  });
});
