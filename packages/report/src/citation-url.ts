import type { Citation } from "@pyconform/model";

/** Version of the documentation that citations are checked against. */
export const documentationVersion = "3.15";

/** Where a citation can be read, in the documentation of a version. */
export function citationUrl(citation: Citation, version: string = documentationVersion): string {
  const [page = "", anchor] = citation.split("#");
  const url = `https://docs.python.org/${encodeURIComponent(version)}/${page.split("/").map(encodeURIComponent).join("/")}.html`;
  return anchor === undefined ? url : `${url}#${encodeURIComponent(anchor)}`;
}
