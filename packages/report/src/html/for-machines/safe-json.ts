// What HTML, a script or a terminal could take for something else, and what nobody can see.
const unsafe = /[<>\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * JSON of printable characters alone, on one line: everything else stands as `\uXXXX`, which gives the same value when
 * it is read. So it cannot end a script that it is put into, and does nothing to the terminal that shows it.
 */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(unsafe, (character) =>
    Array.from({ length: character.length }, (_, index) => unit(character.charCodeAt(index))).join(""),
  );
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

/** A script that puts data where pages look for it. A browser reads JSON in half the time of the same data as a literal. */
export function dataScript(name: string, value: unknown): string {
  return `globalThis.${name} = JSON.parse('${safeJson(value).replace(/[\\']/gu, "\\$&")}');\n`;
}
