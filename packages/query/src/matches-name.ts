/** What may follow where a value is only the beginning of a name. */
export const boundaries = {
  id: /^\//u,
  page: /^[#/]/u,
  /** An object of a page names its members. */
  anchor: /^\./u,
  /** `cpython-3.1` is not the beginning of `cpython-3.14.2`, `cpython-3.14` is. */
  interpreter: /^[-.]/u,
  requirement: /^[=. ]/u,
} as const;

/** A name is the value itself, or begins with it and goes on at a boundary. `*` stands for any characters. */
export function matchesName(name: string, value: string, boundary: RegExp): boolean {
  const [own, asked] = [name.toLowerCase(), value.toLowerCase()];
  if (asked.includes("*")) return patternOf(asked).test(own);
  const prefix = asked.replace(/[/#]$/u, "");
  return (
    prefix !== "" && own.startsWith(prefix) && (own.length === prefix.length || boundary.test(own.slice(prefix.length)))
  );
}

const patterns = new Map<string, RegExp>();

function patternOf(value: string): RegExp {
  const known = patterns.get(value);
  if (known !== undefined) return known;
  const escaped = value.split(/\*+/u).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&"));
  const pattern = new RegExp(`^${escaped.join("[^]*")}$`, "u");
  patterns.set(value, pattern);
  return pattern;
}

/** Whether a citation is the one asked for, or is of the page, the folder or the class that is. */
export function matchesCitation(citation: string, value: string): boolean {
  return matchesName(citation, value, value.includes("#") ? boundaries.anchor : boundaries.page);
}

/** Whether a full id `topic/subject/case` is of the subject asked for, which may stand without its topic. */
export function isOfSubject(id: string, value: string): boolean {
  const [topic = "", subject = ""] = id.split("/");
  return matchesName(value.includes("/") ? `${topic}/${subject}` : subject, value, boundaries.id);
}
