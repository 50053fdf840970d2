/** The sections and objects of the official documentation that the project carries. */
export interface DocumentationIndex {
  /** Whether `citation` (`page#anchor`, or `peps/pep-NNNN`) is there. */
  has(citation: string): boolean;
  /** Title of the section or name of the object, where there is one. */
  title(citation: string): string | undefined;
  /** All citations: the anchors of each page. */
  pages(): ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether the library manual documents a module of this name. */
  hasModule(name: string): boolean;
}

/** Reads the text that `tools/inventory/build-index.mjs` writes: one citation a line, then a tab and its title. */
export function parseDocumentationIndex(text: string): DocumentationIndex {
  const titles = new Map<string, string>();
  const modules = new Set<string>();
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("# ")) continue;
    const tab = line.indexOf("\t");
    const citation = tab < 0 ? line : line.slice(0, tab);
    titles.set(citation, tab < 0 ? "" : line.slice(tab + 1));
    const module = citation.indexOf("#module-");
    if (module >= 0) modules.add(citation.slice(module + "#module-".length));
  }
  let pages: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  // A PEP's sections are not carried: that the PEP exists is all that can be checked.
  const known = (citation: string) => (citation.startsWith("peps/") ? citation.replace(/#.*/, "") : citation);
  return {
    has: (citation) => titles.has(known(citation)),
    title: (citation) => titles.get(known(citation)) || undefined,
    pages: () => {
      pages ??= anchorsByPage(titles.keys());
      return pages;
    },
    hasModule: (name) => modules.has(name),
  };
}

/** Only suggestions need it, so it is made when the first is. */
function anchorsByPage(citations: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const pages = new Map<string, Set<string>>();
  for (const citation of citations) {
    const [page = "", anchor = ""] = citation.split("#");
    const anchors = pages.get(page) ?? new Set();
    pages.set(page, anchors.add(anchor));
  }
  return pages;
}
