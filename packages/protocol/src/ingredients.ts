import { z } from "zod";

/** What the program `harness/ingredients.py` prints. */
export const ingredientsSchema = z.strictObject({
  /** Path, size, modification time in nanoseconds and inode number of files that every interpreter has. */
  proof: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])).min(1),
  /** Executables, libraries, settings. */
  files: z.array(z.string()),
  /** Folders of the standard library. */
  trees: z.array(z.string()),
  /** Other folders from which it imports. */
  folders: z.array(z.string()),
});

/** See {@link ingredientsSchema}. */
export type IngredientsAnswer = z.infer<typeof ingredientsSchema>;
