/** Form of the names of topics, subjects and cases; by itself, since finding files needs no schema. */
export const idForm = {
  pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  expected: "kebab-case, such as item-assignment",
} as const;
