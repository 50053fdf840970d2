import { defineConfig } from "vitest/config";
import { testSummary } from "./tools/test-summary.js";

// Tests run on the sources of every package (the "source" export condition), so that a stale build cannot pass them.
const conditions = ["source", "node", "import", "default"];
const summaryFile = process.env["PYCONFORM_TEST_SUMMARY"];

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
    // Tests start hundreds of processes on machines that others use, too. One that passes when tried again is named in
    // the summary, so that it is mended, and does not stop the others' work.
    retry: process.env["CI"] === undefined ? 0 : 1,
    reporters: summaryFile === undefined ? ["default"] : ["default", testSummary(summaryFile)],
  },
});
