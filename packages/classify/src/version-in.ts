import { satisfies, valid } from "@renovatebot/pep440";

/**
 * Whether `version` meets PEP 440 specifiers such as `>=3.12, <3.14`; `*` is met by all.
 * Pre-releases count as versions. What is no PEP 440 version (`unknown`) meets only `*`.
 */
export function versionIn(version: string, specifiers: string): boolean {
  if (specifiers.trim() === "*") return true;
  return valid(version) !== null && satisfies(version, specifiers, { prereleases: true });
}
