import type { Level } from "@pyconform/model";

/** What is known of a case before it is written. */
export interface NewCase {
  readonly level: Level;
  /** The last part of its id. */
  readonly name: string;
  /** The section it cites. */
  readonly cite?: string | undefined;
  /** The row of an inventory that it covers, where the citation does not say it. */
  readonly covers?: string | undefined;
}

/** The file of a new subject, with the start of its first case. */
export function renderNewSubject(first: NewCase): string {
  return `title: TODO name the subject
about: TODO say in one to three sentences what a learner should know first.
cases:
${renderNewCase(first)}`;
}

/** The start of a case as it stands in the file of its subject: what its author has to say is marked with TODO. */
export function renderNewCase({ level, name, cite, covers }: NewCase): string {
  const head = `  - id: ${name}
    title: TODO a sentence that is true or false
`;
  const row = covers === undefined ? "" : `    covers: [${covers}]\n`;
  return level === "language"
    ? `${head}    promised-by: ${cite ?? "reference/datamodel#objects-values-and-types"}
${row}    code: |
      print("TODO what it observes")
    expect:
      stdout: |
        TODO what the section promises
`
    : `${head}    documented-in: ${cite ?? "library/sys#module-sys"}
${row}    why: >
      TODO the mechanism in the implementation that makes it so.
    instead:
      none: TODO why there is no portable way, or code and expect of a portable program.
    code: |
      print("TODO what it observes")
    expect:
      - when: { implementation: cpython }
        stdout: |
          TODO what this implementation does
`;
}
