import { join } from "node:path";
import { type CoverageEntry, type InventoryName, inventoryNames } from "@pyconform/model";
import { z } from "zod";
import { checkSchema } from "./check-schema.js";
import type { LoaderDiagnostic } from "./fix.js";
import { readText } from "./read-text.js";
import { parseYaml } from "./yaml-source.js";

const entrySchema = z.looseObject({
  id: z.string(),
  title: z.string().optional(),
  summary: z.string().optional(),
  anchor: z.string().optional(),
  aliases: z.array(z.string()).optional(),
  testable: z.union([z.string(), z.boolean()]).optional(),
  why_not: z.string().optional(),
  reason: z.string().optional(),
  python2_only: z.boolean().optional(),
  kind: z.string().optional(),
});

const inventorySchema = z.looseObject({
  title: z.string(),
  source: z.looseObject({
    name: z.string(),
    version: z.string().optional(),
    date: z.string().optional(),
    url: z.string().optional(),
  }),
  entries: z.array(entrySchema),
});

const leftOutSchema = z.partialRecord(z.enum(inventoryNames), z.record(z.string(), z.string()));

/** One row of an inventory: one fact that a document states. */
export interface InventoryEntry {
  readonly id: string;
  /** Title of the section, or what the row says in a line. */
  readonly title: string;
  /** Citations that lead to it: its own and former anchors. */
  readonly anchors: readonly string[];
  readonly testable: CoverageEntry["testable"];
  /** Why it is not testable. */
  readonly whyNot?: string | undefined;
}

/** A list of what one document says. */
export interface Inventory {
  readonly name: InventoryName;
  readonly title: string;
  readonly source: string;
  /** Where the document can be read. */
  readonly url?: string | undefined;
  readonly entries: readonly InventoryEntry[];
}

/** Reason for each row that no case covers, by inventory and id. */
export type LeftOut = Readonly<Partial<Record<InventoryName, Readonly<Record<string, string>>>>>;

/** What the documents say, and what is deliberately left out. */
export interface Inventories {
  readonly inventories: readonly Inventory[];
  readonly leftOut: LeftOut;
  readonly diagnostics: readonly LoaderDiagnostic[];
}

/** Reads the inventories of `specs/inventory` and `left-out.yaml` beside them. */
export async function loadInventories({
  root,
  inventoryDir = join("specs", "inventory"),
}: {
  readonly root: string;
  readonly inventoryDir?: string | undefined;
}): Promise<Inventories> {
  const diagnostics: LoaderDiagnostic[] = [];
  const load = async <T extends z.ZodType>(name: string, schema: T): Promise<z.infer<T> | undefined> => {
    const read = await readText(root, join(inventoryDir, `${name}.yaml`));
    const parsed = read.text === undefined ? read : parseYaml(read.file, read.text);
    diagnostics.push(...parsed.diagnostics);
    if (!("source" in parsed) || parsed.source === undefined) return undefined;
    const checked = checkSchema(schema, parsed.source);
    diagnostics.push(...checked.diagnostics);
    return checked.value;
  };
  const inventories: Inventory[] = [];
  for (const name of inventoryNames) {
    const authored = await load(name, inventorySchema);
    if (authored === undefined) continue;
    const { title, source, entries } = authored;
    const version = source.version ?? source.date;
    inventories.push({
      name,
      title,
      source: version === undefined ? source.name : `${source.name}, ${version}`,
      url: source.url,
      entries: entries.map((entry) => toEntry(name, entry)),
    });
  }
  return { inventories, leftOut: (await load("left-out", leftOutSchema)) ?? {}, diagnostics };
}

function toEntry(name: InventoryName, entry: z.infer<typeof entrySchema>): InventoryEntry {
  const anchor = entry.anchor ?? (name === "language-reference" ? entry.id : undefined);
  const page = anchor?.split("#")[0];
  return {
    id: entry.id,
    title: entry.title ?? entry.summary ?? entry.id,
    anchors: anchor === undefined ? [] : [anchor, ...(entry.aliases ?? []).map((alias) => `${page}#${alias}`)],
    testable: entry.python2_only === true ? "no" : testability(entry.testable),
    whyNot: entry.why_not ?? entry.reason ?? (entry.python2_only === true ? "about Python 2 only" : undefined),
  };
}

function testability(testable: string | boolean | undefined): InventoryEntry["testable"] {
  if (testable === false || testable === "no") return "no";
  return testable === "partly" || testable === "stress" ? testable : "yes";
}
