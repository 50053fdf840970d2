import { satisfies, valid } from "@renovatebot/pep440";

/**
 * Whether `version` meets PEP 440 specifiers such as `>=3.12, <3.14`; `*` is met by all.
 * Pre-releases count as versions. What is no PEP 440 version (`unknown`) meets only `*`.
 */
export function versionIn(version: string, specifiers: string): boolean {
  if (specifiers.trim() === "*") return true;
  const question = `${version} ${specifiers}`;
  const known = answers.get(question);
  if (known !== undefined) return known;
  const answer = valid(version) !== null && satisfies(version, specifiers, { prereleases: true });
  answers.set(question, answer);
  return answer;
}

/** Few interpreters and few ranges are asked for again and again, and each answer takes a parser's time. */
const answers = new Map<string, boolean>();
