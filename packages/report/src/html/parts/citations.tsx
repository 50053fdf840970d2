import { compareVersions, type Requirement } from "@pyconform/model";
import { citationUrl, documentationVersion } from "../../citation-url.js";
import { Text } from "./text.js";

/** Sections and objects of the documentation, as links into the documentation of `version`. */
export function Citations({
  citations,
  version = documentationVersion,
}: {
  readonly citations: readonly string[];
  readonly version?: string;
}) {
  return (
    <ul class="citations">
      {citations.map((citation) => (
        <li>
          <a href={citationUrl(citation, version)} rel="external noreferrer">
            <Text text={citation} />
          </a>{" "}
          <span class="quiet">
            Python <Text text={version} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The version whose documentation says what a case cites: the last in which it holds, or the newest. */
export function citedVersion(requires: readonly Requirement[]): string {
  const until = requires.flatMap((each) => (each.kind === "language-version" ? (each.until ?? []) : []))[0];
  return until !== undefined && /^\d+\.\d+$/u.test(until) && compareVersions(until, documentationVersion) < 0
    ? until
    : documentationVersion;
}
