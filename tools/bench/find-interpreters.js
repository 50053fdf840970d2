import { loadImplementations } from "../../packages/cli/dist/implementations.js";
import { localCandidates } from "../../packages/cli/dist/local-candidates.js";
import { discoverInterpreters, thisHost } from "../../packages/runner/dist/index.js";

/** Every usable interpreter of these implementations; of all, where none is named. */
export async function findInterpreters(root, wanted, signal) {
  const implementations = (await loadImplementations(root)).filter(
    ({ id }) => wanted.length === 0 || wanted.includes(id),
  );
  const { candidates } = await localCandidates(root);
  const options = { explicit: candidates, search: true, modules: [], signal };
  const found = await discoverInterpreters(implementations, thisHost(root), options);
  return found.filter(({ kind }) => kind === "usable");
}

/** The newest of each implementation that runs here without an emulator. */
export function newestOfEach(interpreters) {
  const byImplementation = new Map();
  for (const each of interpreters) {
    const known = byImplementation.get(each.implementation);
    const native = each.candidate.command.length === 1;
    if (known === undefined || (native && compareVersions(each, known) > 0))
      byImplementation.set(each.implementation, each);
  }
  return [...byImplementation.values()];
}

/** By version. */
export function newestFirst(interpreters) {
  return interpreters.toSorted((a, b) => compareVersions(b, a));
}

function compareVersions(a, b) {
  return String(a.traits.facts.version).localeCompare(String(b.traits.facts.version), "en", { numeric: true });
}
