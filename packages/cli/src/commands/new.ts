import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { caseIdParts, levels, parseCaseId } from "@pyconform/model";
import { renderNewCase, renderNewSubject } from "@pyconform/report";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { gatherSpecs } from "../gather-specs.js";
import { UsageError } from "../usage-error.js";

/** `conform new`: writes the start of a case that the author completes; never overwrites one. */
export async function newCommand(
  text: string,
  flags: { readonly level: string; readonly cite?: string; readonly specs: string },
  { project, terminal }: Context,
): Promise<ExitStatus> {
  const id = parseCaseId(text);
  if (id === undefined)
    throw new UsageError(
      "invalid-id",
      `"${text}" is not the id of a case`,
      "topic/subject/case, of small letters, digits and -, such as immutability/tuple/item-assignment",
    );
  const level = levels.find((each) => each === flags.level);
  if (level === undefined)
    throw new UsageError("invalid-option", `--level is "${flags.level}"; it takes one of: ${levels.join(", ")}`);
  const { cases } = await gatherSpecs(project.root, flags.specs);
  const existing = cases.find((each) => each.id === id);
  if (existing !== undefined)
    throw new UsageError(
      "duplicate-id",
      `${id} exists in ${existing.at.file}:${existing.at.start.line}`,
      "choose another id; ids are never reused",
    );
  const { topic, subject, name } = caseIdParts(id);
  const relative = join(flags.specs, level, topic, `${subject}.yaml`);
  const file = join(project.root, relative);
  const fresh = { level, name, cite: flags.cite };
  if (existsSync(file)) {
    const before = readFileSync(file, "utf8");
    appendFileSync(file, `${before.endsWith("\n") ? "" : "\n"}\n${renderNewCase(fresh)}`);
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, renderNewSubject(fresh));
  }
  terminal.answer(`${relative}\n`);
  terminal.tell(`conform: complete it, then run: pnpm conform ${id}\n`);
  return exitStatus.asExpected;
}
