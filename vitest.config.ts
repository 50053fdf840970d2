import { defineConfig } from "vitest/config";

// Tests run on the sources of every package (the "source" export condition), so that a stale build cannot pass them.
const conditions = ["source", "node", "import", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["{packages,implementations}/*/src/**/*.test.ts", "tools/**/*.test.ts"],
    server: { deps: { inline: [/@pyconform\//] } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
