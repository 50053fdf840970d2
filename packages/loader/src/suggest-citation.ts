import type { DocumentationIndex } from "./documentation-index.js";
import { suggest } from "./suggest.js";

/** What a wrong citation may have meant: the same anchor on another page, or a near one on its own page. */
export function suggestCitation(citation: string, documentation: DocumentationIndex): string | undefined {
  const [page = "", anchor = ""] = citation.split("#");
  const known = documentation.all();
  const moved = known.find((one) => one.endsWith(`#${anchor}`));
  const onPage = known.filter((one) => one.startsWith(`${page}#`));
  // Only the anchor is compared there: a long page name would make everything near.
  const near = suggest(
    anchor,
    onPage.map((one) => one.slice(page.length + 1)),
  );
  const meant = moved ?? (near === undefined ? suggest(citation, known) : `${page}#${near}`);
  return meant === undefined
    ? "`specs/inventory/documentation-index.txt` lists what can be cited"
    : `did you mean "${meant}"?`;
}
