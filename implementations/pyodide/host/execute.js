// Runs one program in an interpreter that was started for it, and tells how it ended: the same lines in Node and in a
// browser, so that both observe alike.

/** What Pyodide is started with besides what is particular to Node or to a browser. */
export function startSettings({ args, env }) {
  return {
    args: [...args],
    // Otherwise it sets PYTHONINSPECT, and with it sys.flags.inspect.
    env: { PYTHONINSPECT: "", ...env },
    _sysExecutable: "/usr/bin/python3",
    stdin: () => undefined,
    stdout: () => undefined,
    stderr: () => undefined,
  };
}

const folder = "/case";
/** Where a program lies while it runs. */
export const program = `${folder}/case.py`;

const separator = "\x1e";

/** What shows only when an interpreter ends: objects with finalizers, suspended generators, weak references. */
const showsAtExit =
  /__del__|weakref|finaliz|yield|async|await|ResourceWarning|unraisable|gc\.callbacks|set_debug|audithook|settrace|setprofile|monitoring/;
const needsStackSwitching = /\basyncio\b|\brun_sync\b/;

/**
 * Makes an interpreter ready for a program: its streams write with `write(stream, bytes)`. Gives the function of
 * `caseRunner` (the text of `harness/case.py`) that runs it.
 */
export function prepareInterpreter(pyodide, caseRunner, { flags, warnings, env }, write) {
  const { FS } = pyodide._module;
  pyodide.setStdin({ stdin: () => undefined, isatty: false });
  pyodide.setStdout(streamTo(write, "stdout"));
  pyodide.setStderr(streamTo(write, "stderr"));
  FS.mkdirTree(folder);
  FS.chdir(folder);
  const namespace = pyodide.toPy({ __name__: "pyconform_case" });
  pyodide.runPython(caseRunner, { globals: namespace, filename: "<harness>" });
  namespace.get("prepare")(program, ...[flags, warnings, env].map((list) => pyodide.toPy(list)));
  return namespace.get("run");
}

function streamTo(write, name) {
  return {
    isatty: false,
    write: (bytes) => {
      write(name, bytes);
      return bytes.length;
    },
  };
}

/** Runs a program with the function that {@link prepareInterpreter} gave. `dead`: why the interpreter can run no other. */
export async function execute({ _module: module }, runner, memory, code) {
  module.FS.writeFile(program, new TextEncoder().encode(code));
  const finalizes = showsAtExit.test(code);
  try {
    const answer =
      needsStackSwitching.test(code) && (module.oldJspiSupported || module.newJspiSupported)
        ? await runner.callPromising(code, program, !finalizes)
        : runner(code, program, !finalizes);
    const how = endingOf(answer, memory.refused);
    if (finalizes && module._Py_FinalizeEx() < 0) return { how: { kind: "exited", status: 120 } };
    return { how };
  } catch (error) {
    return { how: failureOf(error, memory.aborted), dead: `the interpreter ended: ${error}` };
  }
}

function endingOf(answer, memoryRefused) {
  const [kind, first, bases, message] = answer.split(separator);
  if (kind === "exited") return { kind, status: Number(first) };
  if (kind === "raised") {
    if (memoryRefused && first === "MemoryError") return { kind: "out-of-memory" };
    return { kind, exception: { type: first, bases: bases.split("\n"), message } };
  }
  return { kind: "finished" };
}

/** An exit status comes as an exception through the WebAssembly, a trap as another. */
function failureOf(error, aborted) {
  if (typeof error?.status === "number") return { kind: "exited", status: error.status };
  const text = String(error?.message ?? error);
  if (aborted) return { kind: "killed", signal: "SIGABRT" };
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    return { kind: "killed", signal: `trap: ${text}` };
  }
  return { kind: "harness-failed", reason: String(error?.stack ?? error) };
}
