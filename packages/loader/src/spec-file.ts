import type { Case, Level, Subject } from "@pyconform/model";
import type { AuthoredImplementationCase, AuthoredLanguageCase } from "./schema/subject.js";
import type { YamlPath, YamlSource } from "./yaml-source.js";

/** A case as an author writes it, at either level. */
export type AuthoredCase =
  | ({ readonly level: "language" } & AuthoredLanguageCase)
  | ({ readonly level: "implementation" } & AuthoredImplementationCase);

/** A case with what rules need to know of its file. */
export interface SpecCase {
  readonly case: Case;
  /** As written, with the values of the matrix row put in. */
  readonly authored: AuthoredCase;
  /** Where it stands in its file. */
  readonly path: YamlPath;
}

/** A file below `specs/` that has the right form. */
export interface SpecFile {
  readonly level: Level;
  readonly source: YamlSource;
  readonly subject: Subject;
  /** One for each case; one for each row where there is a matrix. */
  readonly cases: readonly SpecCase[];
}
