import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { jsonSchemas } from "./json-schemas.js";
import { projectRoot } from "./testing/read-specs.js";

describe.each(Object.entries(jsonSchemas()))("schema/%s", (name, text) => {
  test("is what the loader holds files against (pnpm --filter @pyconform/loader schemas)", async () => {
    expect(await readFile(join(projectRoot, "packages/loader/schema", name), "utf8")).toBe(text);
  });

  test("describes every property", () => {
    expect(undescribed(JSON.parse(text), name)).toEqual([]);
  });
});

function undescribed(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own =
    "properties" in schema && typeof schema.properties === "object" ? Object.entries(schema.properties ?? {}) : [];
  return [
    ...own
      .filter(([, property]) => !(typeof property === "object" && property !== null && "description" in property))
      .map(([key]) => `${path}/${key}`),
    ...Object.entries(schema).flatMap(([key, inner]) => undescribed(inner, `${path}/${key}`)),
  ];
}
