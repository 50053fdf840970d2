// Writes the JSON Schemas for editors from the built package: pnpm --filter @pyconform/loader schemas
import { writeFile } from "node:fs/promises";
import { jsonSchemas } from "../dist/json-schemas.js";

for (const [name, text] of Object.entries(jsonSchemas()))
  await writeFile(new URL(`../schema/${name}`, import.meta.url), text);
