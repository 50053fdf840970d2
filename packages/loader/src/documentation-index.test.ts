import { describe, expect, test } from "vitest";
import { parseDocumentationIndex } from "./documentation-index.js";
import { suggestCitation } from "./suggest-citation.js";
import { projectContext } from "./testing/read-specs.js";

const index = parseDocumentationIndex(
  "# head\nlibrary/zlib#module-zlib\tzlib\nlibrary/zlib#zlib.crc32\npeps/pep-0703\tPEP 703\nreference/datamodel#objects\tObjects\n",
);

describe("parseDocumentationIndex", () => {
  test("knows citations, their titles and modules", () => {
    expect([...index.pages().keys()]).toEqual(["library/zlib", "peps/pep-0703", "reference/datamodel"]);
    expect(index.has("reference/datamodel#objects")).toBe(true);
    expect(index.has("reference/datamodel")).toBe(false);
    expect(index.title("reference/datamodel#objects")).toBe("Objects");
    expect(index.title("library/zlib#zlib.crc32")).toBeUndefined();
    expect(index.hasModule("zlib")).toBe(true);
    expect(index.hasModule("zlip")).toBe(false);
  });

  test("knows a PEP with any of its sections", () => {
    expect(index.has("peps/pep-0703#motivation")).toBe(true);
    expect(index.has("peps/pep-0704")).toBe(false);
  });

  test.each([
    ["a near anchor of the page", "library/zlib#zlib.crc23", "library/zlib#zlib.crc32"],
    ["the same anchor of another page", "library/stdtypes#objects", "reference/datamodel#objects"],
  ])("suggests %s", (_, wrong, meant) => {
    expect(suggestCitation(wrong, index)).toBe(`did you mean "${meant}"?`);
  });
});

test("the carried index has sections, labels, objects, terms and PEPs", async () => {
  const { documentation } = await projectContext();
  for (const citation of [
    "reference/datamodel#objects-values-and-types",
    "reference/datamodel#objects",
    "library/sys#sys.getrefcount",
    "library/sys.monitoring#monitoring-event-PY_START",
    "builtins/stdtypes#dict",
    "glossary#term-hashable",
    "using/cmdline#envvar-PYTHONHASHSEED",
    "howto/free-threading-python#freethreading-python-howto",
    "peps/pep-0703",
  ]) {
    expect(documentation?.has(citation), citation).toBe(true);
  }
});
