import { z } from "zod";
import type { YamlPath } from "./yaml-source.js";

/** The keys that a schema has at a path; those of all branches of a union. */
export function keysAt(schema: z.core.$ZodType, path: YamlPath): readonly string[] {
  let reached: readonly z.core.$ZodType[] = unwrap(schema);
  for (const key of path) {
    reached = reached.flatMap((one) => {
      if (one instanceof z.ZodObject) return key in one.shape ? unwrap(one.shape[key]) : [];
      if (one instanceof z.ZodArray) return unwrap(one.element);
      if (one instanceof z.ZodRecord) return unwrap(one.valueType);
      return [];
    });
  }
  return [...new Set(reached.flatMap(ownKeys))];
}

function ownKeys(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  return schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum ? schema.keyType.options.map(String) : [];
}

function unwrap(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return [schema];
}
