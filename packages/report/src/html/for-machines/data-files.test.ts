import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { hostileText } from "../../testing/hostile-text.js";
import { sampleResults } from "../../testing/sample-results.js";
import { renderSite } from "../render-site.js";
import { type DataKind, dataKinds, jsonSchemaOf } from "./data-schemas.js";
import { safeJson } from "./safe-json.js";

const results = sampleResults({ more: 10, interpreters: 14 });
const site = renderSite(results);
const files = [...site.keys()].filter((path) => path.endsWith(".json") && !path.startsWith("schemas/"));
const read = (path: string) => JSON.parse(site.get(path) ?? "null");

const kindOf = (path: string): DataKind =>
  path === "index.json" ? "index" : path.startsWith("cases/") ? "case" : "interpreter";

// `npx vitest run packages/report -u` writes the files anew; in CI one that is not up to date fails.
test.each(dataKinds)("the published schema of %s is the one made from its source", async (kind) => {
  await expect(jsonSchemaOf(kind)).toMatchFileSnapshot(`../../../schema/${kind}.schema.json`);
});

describe("the files for machines", () => {
  const validators = new Map(
    dataKinds.map((kind) => [
      kind,
      new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(jsonSchemaOf(kind))),
    ]),
  );

  test("are one for each case, one for each interpreter, and their list", () => {
    const used = results.interpreters.filter(({ status }) => status === "used");
    expect(files).toHaveLength(results.cases.length + used.length + 1);
  });

  test("hold to the schema that they name, which lies in the site", () => {
    for (const path of files) {
      const value = read(path);
      const validate = validators.get(kindOf(path));
      validate?.(value);
      expect(validate?.errors, path).toBeNull();
      const schema = new URL(value.$schema, `file:///${path}`).pathname.slice(1);
      expect(site.get(schema), path).toBe(jsonSchemaOf(kindOf(path)));
    }
  });

  test.each([
    ["index.json", "sentence"],
    ["interpreters/pypy-8.0.1-py3.11.json", "counts"],
    ["cases/immutability/tuple/concat.json", "finding"],
  ])("of %s the schema wants %s", (path, name) => {
    const without = JSON.parse(site.get(path) ?? "", (key, value) => (key === name ? undefined : value));
    expect(validators.get(kindOf(path))?.(without)).toBe(false);
  });

  test("lie beside their pages, which link to them", () => {
    for (const path of files) {
      const { page } = read(path);
      const name = path.split("/").at(-1);
      expect(page).toBe(path.replace(/json$/u, "html"));
      expect(site.get(page), path).toContain(`<link rel="alternate" type="application/json" href="`);
      expect(
        site.get(page)?.match(new RegExp(` href="[./a-z0-9-]*/?${name?.replaceAll(".", "\\.")}"`, "gu")),
        path,
      ).toHaveLength(2);
    }
  });

  test("of the list lead to every page, file and badge", () => {
    const { interpreters, topics, cases } = read("index.json");
    const paths = [...interpreters, ...topics, ...cases].flatMap(({ page, data, badge }) =>
      [page, data, badge].filter((path) => path !== undefined),
    );
    expect(paths.filter((path) => !site.has(path))).toEqual([]);
    expect(paths).toContain("badges/topics/immutability.svg");
    expect(cases).toHaveLength(results.cases.length);
  });

  test("of an interpreter count and name what its page does", () => {
    const { counts, cases, reference } = read("interpreters/pypy-8.0.1-py3.11.json");
    expect(reference).toBe("cpython-3.15.2");
    const broken = cases.filter(({ verdict }: { verdict: string }) => verdict === "broken");
    expect(counts.language.broken).toBe(broken.length);
    const html = site.get("interpreters/pypy-8.0.1-py3.11.html");
    expect(html).toContain(`Promises broken: new <span class="count">${broken.length}</span>`);
    const differing = cases.filter(({ differs }: { differs?: true }) => differs === true);
    expect(html).toContain(`<span class="count">${differing.length}</span></h2><p>The first line`);
  });

  test("keep every character of what came out, and show none that could do something", () => {
    const text = site.get("cases/hostile/output/everything.json") ?? "";
    expect(text).not.toMatch(/[<>\p{Cc}\p{Cf}\p{Zl}\p{Zp}](?!$)/u);
    expect(JSON.parse(text).results[0].observation.stdout).toBe(hostileText);
  });
});

test("safe JSON cannot end a script, is seen as it is, and reads as what it was", () => {
  const value = { a: "</script><!--\u2028\u202e\u001b\u0000\ud800\u{e0041}" };
  expect(safeJson(value)).toBe(
    '{"a":"\\u003c/script\\u003e\\u003c!--\\u2028\\u202e\\u001b\\u0000\\ud800\\udb40\\udc41"}',
  );
  expect(JSON.parse(safeJson(value))).toEqual(value);
});
