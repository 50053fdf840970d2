import { expect, test } from "vitest";
import { makeAssets } from "../../tools/make-assets.js";

// `npx vitest run packages/report -u` writes the file anew; in CI one that is not up to date fails.
test("the assets in the package are those made from browser/", async () => {
  await expect(await makeAssets()).toMatchFileSnapshot("./assets.generated.ts");
});
