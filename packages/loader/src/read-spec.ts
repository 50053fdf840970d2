import type { Subject } from "@pyconform/model";
import type { FoundFile } from "./find-spec-files.js";
import type { LoaderDiagnostic } from "./fix.js";

/** The text of a spec file, and the name of what it comes to. */
export interface ReadSpec {
  readonly place: FoundFile;
  readonly text: string;
  readonly name: string;
}

/** What a spec file comes to, as it is kept. Without a subject it has not the right form. */
export interface KnownSpec {
  readonly subject?: Subject | undefined;
  readonly diagnostics: readonly LoaderDiagnostic[];
}
