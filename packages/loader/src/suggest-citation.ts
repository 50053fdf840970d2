import type { DocumentationIndex } from "./documentation-index.js";
import { suggest } from "./suggest.js";

/** What a wrong citation may have meant: a near anchor of its page, the same anchor on another page, or both nearly. */
export function suggestCitation(citation: string, documentation: DocumentationIndex): string | undefined {
  const [page = "", anchor = ""] = citation.split("#");
  const pages = documentation.pages();
  // Page and anchor are compared apart: a long page name would make all its anchors near.
  const moved = [...pages].find(([, anchors]) => anchors.has(anchor))?.[0];
  const meantPage = pages.has(page) ? page : (moved ?? suggest(page, pages.keys()));
  const meantAnchor = meantPage === moved ? anchor : suggest(anchor, pages.get(meantPage ?? "") ?? []);
  if (meantPage !== undefined && meantAnchor !== undefined) return `did you mean "${meantPage}#${meantAnchor}"?`;
  if (moved !== undefined) return `did you mean "${moved}#${anchor}"?`;
  return "`specs/inventory/documentation-index.txt` lists what can be cited";
}
