// Puts the command, all packages behind it and their libraries into a few files, `bundle/`: Node reads hundreds of modules
// slower than it runs them. Made from the sources, so that no other build has to come before it.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const cli = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const root = resolve(cli, "../..");
const folder = join(cli, "bundle");

/** From the bundle to a file, as an import says it: a checkout can be anywhere. */
function fromBundle(file) {
  const path = relative(folder, file).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}

/** Sources find files beside them (harnesses, hosts, what they require) where those are, not beside the bundle. */
const ownPlaces = {
  name: "own-places",
  transform(code, id) {
    if (!id.startsWith(root) || id.includes("node_modules") || !code.includes("import.meta.url")) return undefined;
    return code.replaceAll("import.meta.url", `new URL(${JSON.stringify(fromBundle(id))}, import.meta.url).href`);
  },
};

/** What `import-implementation.ts` reads from disk, for the implementations that were there when the bundle was made. */
const ownImplementations = {
  name: "own-implementations",
  load(id) {
    if (id !== join(cli, "src/import-implementation.ts")) return undefined;
    const implementations = join(root, "implementations");
    const entries = readdirSync(implementations)
      .map((name) => [name, join(implementations, name, "src/index.ts")])
      .filter(([, entry]) => existsSync(entry))
      .map(([name, entry]) => `${JSON.stringify(name)}: () => import(${JSON.stringify(entry)}),`);
    return {
      code: `const all = {\n${entries.join("\n")}\n};\nexport const importImplementation = (_root, name) => all[name]();\n`,
      moduleType: "js",
    };
  },
};

/** Its tables of the widths of letters are two megabytes, which Node reads faster as the JSON that they are. */
const asItIs = {
  name: "as-it-is",
  async resolveId(source, importer, options) {
    if (source !== "badge-maker") return undefined;
    const { id } = await this.resolve(source, importer, { ...options, skipSelf: true });
    return { id: fromBundle(id), external: true };
  },
};

rmSync(folder, { recursive: true, force: true });
const bundled = await rolldown({
  input: { main: join(cli, "src/main.ts") },
  platform: "node",
  transform: { target: "node20" },
  resolve: { conditionNames: ["source", "node", "import", "default"] },
  plugins: [ownImplementations, ownPlaces, asItIs],
});
await bundled.write({ dir: folder, format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" });
await bundled.close();
