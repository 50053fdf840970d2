import type { PlannedProgram } from "./plan.js";

/**
 * Modules of the standard library whose import takes longer than forking a process, and does nothing that a program could
 * tell from having imported them itself: they print nothing, warn of nothing, and leave no state that a run could change
 * for the next one, since each has its own process. A last part in capitals is a name for which
 * its package loads a module when it is asked for it.
 */
export const slowModules: ReadonlySet<string> = new Set(
  `array ast asyncio bz2 collections collections.abc concurrent.futures concurrent.futures.ThreadPoolExecutor
  contextlib copy ctypes dataclasses decimal dis fractions functools gzip hashlib inspect json lzma pathlib pickle
  py_compile queue random re socket string struct subprocess sysconfig tarfile tempfile textwrap threading
  tokenize tomllib traceback types typing urllib.parse weakref zipfile zlib`.split(/\s+/),
);

/** Programs with any of these could tell who imported a module, or in which process. */
const looksAtImports =
  /sys\.modules|importlib|__import__|reload|__subclasses__|get_objects|get_referrers|get_count|get_stats|tracemalloc|getallocatedblocks/;

/**
 * The import statements that the runs of a program may share with those of others: of slow modules, and at its top, where
 * nothing of it has run yet; none where it gets an interpreter of its own. Sorted, so that whatever the order, the same are
 * the same.
 */
export function sharedImports({ program, freshRuns }: PlannedProgram): readonly string[] {
  const { code, run } = program;
  const forked = run.isolation === "fork" && run.flags.length === 0 && Object.keys(run.env).length === 0;
  if (!forked || freshRuns !== undefined || looksAtImports.test(code)) return [];
  const modules = new Set<string>();
  for (const line of code.split("\n")) {
    if (/^(?:#.*)?$/.test(line) || line.startsWith("from __future__ ")) continue;
    const imported = importedBy(line);
    if (imported === undefined) break;
    for (const name of imported) if (slowModules.has(name)) modules.add(name);
  }
  return [...modules].sort().map(statementFor);
}

function statementFor(name: string): string {
  const [, module, attribute] = /^(.*)\.([A-Z]\w*)$/.exec(name) ?? [];
  return module === undefined ? `import ${name}` : `from ${module} import ${attribute}`;
}

/** The modules that a line of one import statement may load; `undefined` for any other line. */
function importedBy(line: string): readonly string[] | undefined {
  const [, from, names] =
    /^(?:from ([\w.]+) )?import ([\w.]+(?: as \w+)?(?:, [\w.]+(?: as \w+)?)*|\*)\s*$/.exec(line) ?? [];
  const parts = names?.split(", ").map((part) => part.replace(/ as .*/, ""));
  return from === undefined ? parts : [from, ...(parts ?? []).map((part) => `${from}.${part}`)];
}
