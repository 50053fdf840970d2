// Bundles TypeScript of this repository, from the sources of every package, so that no build has to come before it.
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** The bundle of a file as text: for a page (`iife`) or for Node (`esm`). */
export async function bundleSource(file, { platform, format, minify = false }) {
  const bundled = await rolldown({
    input: fileURLToPath(file),
    platform,
    resolve: { conditionNames: ["source", "import", "default"] },
    logLevel: "silent",
  });
  const { output } = await bundled.generate({ format, minify, codeSplitting: false });
  await bundled.close();
  return output[0].code;
}
