import { type DocumentationIndex, parseDocumentationIndex } from "./documentation-index.js";
import type { LoaderDiagnostic } from "./fix.js";
import { readInventoryIds } from "./inventory-ids.js";
import { type ContextTexts, readContextTexts } from "./rule-context-texts.js";

/** What rules know besides the specs. A part that is `undefined` could not be read, and is not held against any case. */
export interface RuleContext {
  readonly documentation?: DocumentationIndex | undefined;
  /** Ids of the rows of each inventory. */
  readonly inventories?: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** Folder names below `implementations/`. */
  readonly implementations?: ReadonlySet<string> | undefined;
  readonly diagnostics: readonly LoaderDiagnostic[];
}

/** Reads what rules need. */
export async function loadRuleContext(root: string, specsDir: string): Promise<RuleContext> {
  return ruleContext(await readContextTexts(root, specsDir));
}

/** What rules know from the texts of {@link readContextTexts}. */
export function ruleContext({ index, inventories, implementations, diagnostics }: ContextTexts): RuleContext {
  return {
    documentation: index === undefined ? undefined : parseDocumentationIndex(index),
    inventories: new Map(
      inventories.flatMap(({ name, text }) => (text === undefined ? [] : [[name, readInventoryIds(text)] as const])),
    ),
    implementations: implementations && new Set(implementations),
    diagnostics,
  };
}
