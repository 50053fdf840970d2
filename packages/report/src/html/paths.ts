import { visibleText } from "../visible-characters.js";

/** Path of a case's page in the site. */
export function casePath(id: string): string {
  return `cases/${id.split("/").map(fileName).join("/")}.html`;
}

/** Path of a topic's page. */
export function topicPath(topic: string): string {
  return `topics/${fileName(topic)}.html`;
}

/** Path of a topic's table of cases by interpreters. */
export function topicMatrixPath(topic: string): string {
  return `matrix/${fileName(topic)}.html`;
}

/** Path of an interpreter's page. */
export function interpreterPath(id: string): string {
  return `interpreters/${fileName(id)}.html`;
}

/** Path of the JSON that has the same as a page, beside it. */
export function dataPath(page: string): string {
  return page.replace(/\.html$/u, ".json");
}

/** Path of an interpreter's badge. */
export function interpreterBadgePath(id: string): string {
  return `badges/interpreters/${fileName(id)}.svg`;
}

/** Path of a topic's badge. */
export function topicBadgePath(topic: string): string {
  return `badges/topics/${fileName(topic)}.svg`;
}

/** Address of the comparison of two interpreters. */
export function comparisonPath(one: string, other: string): string {
  return `compare.html?one=${encodeURIComponent(visibleText(one))}&other=${encodeURIComponent(visibleText(other))}`;
}

/** A name that is a file name on every system: other characters are written as their code. */
export function fileName(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9._-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
  return /^\.*$/u.test(safe) ? `_${safe}` : safe;
}

/** From the page at `from` to the file at `to`, so that the site works wherever it lies. */
export function relativePath(from: string, to: string): string {
  return `${"../".repeat(from.split("/").length - 1)}${to}`;
}
