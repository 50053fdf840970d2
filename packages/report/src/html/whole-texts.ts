import type { CaseReport } from "@pyconform/model";
import { visibleText } from "../visible-characters.js";
import { casePath } from "./paths.js";

/** Longest output that pages show whole wherever they show it. */
const mostOnPages = 1_000;

/** What programs wrote and programs themselves: texts of which pages may show the beginning alone. */
export const textNames: ReadonlySet<string> = new Set(["stdout", "stderr", "code"]);

/** Path of a file of text, for each text of a case that is too long for a page. */
export function wholeTexts(report: CaseReport): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const look = (value: object): void => {
    for (const [name, part] of Object.entries(value)) {
      if (typeof part === "object" && part !== null) look(part);
      else if (typeof part === "string" && part.length > mostOnPages && textNames.has(name) && !found.has(part))
        found.set(part, casePath(report.id).replace(/\.html$/u, `.text-${found.size + 1}.txt`));
    }
  };
  look(report);
  return found;
}

/** The content of such a file: what cannot be seen is written as Python would. The first character says that it is UTF-8. */
export function wholeText(text: string): string {
  return `\ufeff${visibleText(text)}`;
}
