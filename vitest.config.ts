import { defineConfig } from "vitest/config";

// Tests run on the sources of every package (the "source" export condition), so that a stale build cannot pass them.
const conditions = ["source", "node", "import", "default"];
const resultsFile = process.env["PYCONFORM_TEST_RESULTS"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["{packages,implementations}/*/src/**/*.test.ts", "tools/**/*.test.ts"],
    typecheck: { enabled: true, include: ["packages/*/src/**/*.test-d.ts"], tsconfig: "tsconfig.types.json" },
    server: { deps: { inline: [/@pyconform\//, /@actions\//] } },
    globalSetup: ["packages/report/tools/make-assets.js"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: resultsFile === undefined ? ["default"] : ["default", "json"],
    ...(resultsFile === undefined ? {} : { outputFile: { json: resultsFile } }),
  },
});
