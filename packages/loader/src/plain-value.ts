import type { YamlPath } from "./yaml-source.js";

/** The value at `path` of plain data. */
export function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

/** Whether the value around it has the last key of `path`. */
export function hasKey(value: unknown, path: YamlPath): boolean {
  const parent = valueAt(value, path.slice(0, -1));
  const key = path.at(-1);
  return key === undefined || (typeof parent === "object" && parent !== null && Object.hasOwn(parent, key));
}
