// Imports follow the data: model <- loader, protocol, classify, report <- runner <- implementations; cli wires them all.
const mayImport = {
  "packages/model": [],
  "packages/loader": ["model"],
  "packages/protocol": ["model"],
  "packages/runner": ["model", "protocol"],
  "packages/classify": ["model"],
  "packages/query": ["model"],
  "packages/report": ["model", "query"],
  "packages/cli": ["model", "loader", "protocol", "runner", "classify", "query", "report"],
  "implementations/[^/]+": ["model", "protocol", "runner"],
};

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "own-index",
      comment: "Inside a package, import the file itself, so that no cycle forms",
      severity: "error",
      from: { path: "^((?:packages|implementations)/[^/]+)/src/", pathNot: "\\.test(-d)?\\.ts$" },
      to: { path: "^$1/src/index\\.ts$" },
    },
    ...Object.entries(mayImport).map(([from, allowed]) => ({
      name: `direction-of-${from.replace(/[^a-z]+/g, "-")}`,
      comment: `may import only: ${allowed.join(", ") || "nothing"}`,
      severity: "error",
      from: { path: `^(${from})/` },
      to: {
        path: "^(packages|implementations)/",
        pathNot: ["^$1/", ...allowed.map((name) => `^packages/${name}/`)],
      },
    })),
    {
      name: "pure-packages",
      comment: "model, protocol, classify, query and report touch nothing: same input, same output",
      severity: "error",
      from: { path: "^packages/(model|protocol|classify|query|report)/src/", pathNot: "\\.test\\.ts$|/testing/" },
      to: { dependencyTypes: ["core"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/(dist|bundle)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["source", "import", "default"] },
  },
};
