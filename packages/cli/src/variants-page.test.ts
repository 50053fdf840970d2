import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadLocalConfig } from "@pyconform/loader";
import { discoverInterpreters, thisHost } from "@pyconform/runner";
import { expect, test } from "vitest";
import { loadImplementations } from "./implementations.js";

const root = resolve(import.meta.dirname, "../../..");
const page = join(root, "docs/variants.md");
const [, sample = ""] = /```yaml\n(interpreters:\n[^`]*)```/.exec(readFileSync(page, "utf8")) ?? [];

const implementations = await loadImplementations(root);
const cpython = implementations.filter(({ id }) => id === "cpython");
const [first] = await discover([{ command: ["python3"], foundBy: "PATH" }]);
const usual = first?.kind === "usable" && first.implementation === "cpython" ? first : undefined;

test("the sample of docs/variants.md names interpreters", async () => {
  const { interpreters, diagnostics } = await loadSample();
  expect(diagnostics).toEqual([]);
  expect(interpreters.length).toBeGreaterThan(4);
});

test.skipIf(usual === undefined)(
  "each of them gets the name that the page says (needs python3 to be a CPython)",
  async () => {
    const { interpreters } = await loadSample();
    const version = usual?.id ?? "";
    const explicit = interpreters.map(({ file: _, ...each }) => ({
      ...each,
      command: [usual?.candidate.command[0] ?? "", ...each.command.slice(1)],
      foundBy: "docs/variants.md",
    }));
    const said = [...sample.matchAll(/# (.*)$/gm)].map(([, name = ""]) => name.replace("cpython-3.15.2", version));
    expect((await discover(explicit)).map(({ id }) => id)).toEqual(said);
  },
);

async function loadSample() {
  const folder = await mkdtemp(join(tmpdir(), "pyconform-variants-"));
  try {
    await writeFile(join(folder, "conform.local.yaml"), sample);
    return await loadLocalConfig({ root: folder, file: "conform.local.yaml" });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function discover(explicit: Parameters<typeof discoverInterpreters>[2]["explicit"]) {
  const signal = AbortSignal.timeout(110_000);
  return discoverInterpreters(cpython, thisHost(root), { explicit, search: false, modules: [], signal });
}
