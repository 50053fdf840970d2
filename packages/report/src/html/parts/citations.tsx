import { citationUrl, documentationVersion } from "../../citation-url.js";
import { Text } from "./text.js";

/** Sections and objects of the documentation, as links. */
export function Citations({ citations }: { readonly citations: readonly string[] }) {
  return (
    <ul class="citations">
      {citations.map((citation) => (
        <li>
          <a href={citationUrl(citation)} rel="external noreferrer">
            <Text text={citation} />
          </a>{" "}
          <span class="quiet">Python {documentationVersion}</span>
        </li>
      ))}
    </ul>
  );
}
