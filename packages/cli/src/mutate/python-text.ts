import { fileURLToPath } from "node:url";

/** Path of one of the Python texts that belong to the command. */
export function pythonFile(name: string): string {
  return fileURLToPath(new URL(`../../python/${name}`, import.meta.url));
}

/** A Python string literal with this value: JSON's escapes mean the same in Python. */
export function pythonLiteral(text: string): string {
  return JSON.stringify(text);
}
