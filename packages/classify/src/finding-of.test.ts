import type { Axis, Deviation, Finding } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { findingOf } from "./finding-of.js";
import { harnessFailed, implementationCase, languageCase, notRun, raised, resultOn } from "./testing/cases.js";
import { type InterpreterName, interpreters } from "./testing/interpreters.js";

const traits = new Map(Object.entries(interpreters));

/** `A: 3.8 3.9 / B: pypy`: who observed what; `A|B` varies from run to run. */
function findingFor(who: string): Finding {
  const results = who.split(" / ").flatMap((part) => {
    const [outcome = "", names = ""] = part.split(": ");
    return names.split(" ").map((name) => resultOn(name as InterpreterName, ...outcome.split("|")));
  });
  return findingOf(implementationCase(), results, traits);
}

function show(axes: readonly Axis[]): string {
  return axes
    .map(({ axis, trait, thresholds, within }) =>
      [trait ?? axis, ...(thresholds ?? []), ...(within === undefined ? [] : [`in ${within}`])].join(" "),
    )
    .join(" + ");
}

interface Sample {
  readonly title: string;
  readonly who: string;
  readonly axes: string;
  readonly sentence: string;
  readonly settledBy?: string;
}

const samples: readonly Sample[] = [
  {
    title: "the newest CPython has a JIT that is off, PyPy one that is on: a JIT that is off makes no difference",
    who: "A: 3.12 3.13 / B: 3.15-jit-off / C: pypy",
    axes: "implementation + language-version 3.15 in cpython",
    sentence: "same on every CPython since 3.15 at the latest; CPython up to 3.13 differs; PyPy differs in another way",
    settledBy: "CPython 3.14",
  },
  {
    title: "only Pyodide differs, and its build has no JIT where that of others is off: the platform, not the JIT",
    who: "A: 3.14-jit-off 3.15-jit-off / B: pyodide",
    axes: "pointer-bits; or c-long-bits; or platform; or machine",
    sentence:
      "depends on the platform (pointer width): 32-bit hosts differ (the width of the C long, the operating system or the machine would explain it as well)",
    settledBy: "a 32-bit interpreter that is not WebAssembly",
  },
  {
    title: "a JIT that is off is an explanation where there is no other",
    who: "A: 3.15 / B: 3.15-jit-off",
    axes: "jit",
    sentence: "depends on the build: interpreters with the JIT off differ",
  },
  {
    title: "everybody does it",
    who: "A: 3.12 3.13 pypy",
    axes: "universal",
    sentence: "the same everywhere: nobody promises it, everybody observed does it",
  },
  {
    title: "everybody observed is CPython",
    who: "A: 3.12 3.13",
    axes: "universal",
    sentence: "the same on both interpreters observed, all CPython",
    settledBy: "an interpreter that is not CPython",
  },
  {
    title: "only one interpreter was observed",
    who: "A: 3.12",
    axes: "universal",
    sentence: "observed on one interpreter only, CPython",
    settledBy: "an interpreter that is not CPython",
  },
  {
    title: "PyPy, with the only JIT, differs",
    who: "A: 3.8 3.12 3.15 / B: pypy",
    axes: "implementation; or jit",
    sentence: "same on every CPython; PyPy differs (the JIT would explain it as well)",
    settledBy: "a PyPy without a JIT",
  },
  {
    title: "PyPy differs with and without its JIT",
    who: "A: 3.8 3.12 3.15 / B: pypy pypy-nojit",
    axes: "implementation",
    sentence: "same on every CPython; PyPy differs",
  },
  {
    title: "three implementations, three ways",
    who: "A: 3.12 / B: pypy-nojit / C: micropython",
    axes: "implementation",
    sentence: "same on every CPython; PyPy differs; MicroPython differs in another way",
  },
  {
    title: "MicroPython differs, and has no GIL",
    who: "A: 3.12 pypy-nojit / B: micropython",
    axes: "implementation",
    sentence: "same on every CPython and PyPy; MicroPython differs",
  },
  {
    title: "CPython changed, and every version was observed",
    who: "A: 3.8 3.9 3.10 3.11 / B: 3.12 3.13 3.14",
    axes: "language-version 3.12 in cpython",
    sentence: "same on every CPython since 3.12; CPython before 3.12 differs",
  },
  {
    title: "CPython changed, and PyPy agrees with its own language version",
    who: "A: 3.8 3.9 3.10 3.11 pypy-nojit / B: 3.12 3.13 3.14",
    axes: "language-version 3.12",
    sentence: "same on every Python since 3.12; Python before 3.12 differs",
  },
  {
    title: "CPython changed, and PyPy does something else",
    who: "A: 3.8 3.9 3.10 3.11 / B: 3.12 3.13 3.14 / C: pypy-nojit",
    axes: "implementation + language-version 3.12 in cpython",
    sentence: "same on every CPython since 3.12; CPython before 3.12 differs; PyPy differs in another way",
  },
  {
    title: "CPython changed, and PyPy does as the newer ones",
    who: "A: 3.8 3.9 3.10 3.11 / B: 3.12 3.13 3.14 pypy-nojit",
    axes: "implementation + language-version 3.12 in cpython",
    sentence: "same on every CPython since 3.12 and PyPy; CPython before 3.12 differs",
  },
  {
    title: "CPython changed twice",
    who: "A: 3.8 3.9 / B: 3.10 3.11 / C: 3.12 3.13",
    axes: "language-version 3.10 3.12 in cpython",
    sentence:
      "same on every CPython since 3.12; CPython before 3.10 differs; CPython 3.10 to 3.11 differs in another way",
  },
  {
    title: "CPython changed to and fro",
    who: "A: 3.8 3.9 3.12 3.13 / B: 3.10 3.11",
    axes: "language-version 3.10 3.12 in cpython",
    sentence: "same on every CPython before 3.10 and since 3.12; CPython 3.10 to 3.11 differs",
  },
  {
    title: "CPython changed somewhere between the versions observed",
    who: "A: 3.8 / B: 3.15",
    axes: "language-version 3.15 in cpython",
    sentence: "same on every CPython since 3.15 at the latest; CPython up to 3.8 differs",
    settledBy: "CPython 3.9 to 3.14",
  },
  {
    title: "CPython changed around a version that only PyPy has",
    who: "A: 3.8 3.9 3.10 / B: 3.12 3.13 / C: pypy-nojit",
    axes: "implementation + language-version 3.12 in cpython",
    sentence: "same on every CPython since 3.12 at the latest; CPython up to 3.10 differs; PyPy differs in another way",
    settledBy: "CPython 3.11",
  },
  {
    title: "free-threaded builds differ",
    who: "A: 3.12 3.13 3.13.5 3.14 / B: 3.13t 3.14t",
    axes: "free-threaded-build; or gil",
    sentence: "depends on the build: free-threaded builds differ (the state of the GIL would explain it as well)",
    settledBy: "a free-threaded build with the GIL on",
  },
  {
    title: "free-threaded builds differ even with the GIL on",
    who: "A: 3.12 3.13 3.13.5 3.14 / B: 3.13t 3.13t-gil 3.14t",
    axes: "free-threaded-build",
    sentence: "depends on the build: free-threaded builds differ",
  },
  {
    title: "only the GIL being off makes the difference",
    who: "A: 3.12 3.13 3.13.5 3.13t-gil 3.14 / B: 3.13t",
    axes: "gil",
    sentence: "depends on the build: interpreters with the GIL off differ",
  },
  {
    title: "free-threaded builds and PyPy differ, each in its own way",
    who: "A: 3.12 3.13 3.14 / B: 3.13t 3.14t / C: pypy-nojit",
    axes: "implementation + free-threaded-build; or implementation + gil; or language-version 3.12 + free-threaded-build",
    sentence:
      "depends on the implementation and the build: CPython (free-threaded) differs; PyPy differs in another way (the state of the GIL or the version would explain it as well)",
    settledBy: "CPython 3.11 and a free-threaded build with the GIL on",
  },
  {
    title: "the only 3.13 observed is free-threaded",
    who: "A: 3.12 3.14 / B: 3.13t",
    axes: "free-threaded-build; or gil",
    sentence: "depends on the build: free-threaded builds differ (the state of the GIL would explain it as well)",
    settledBy: "a free-threaded build with the GIL on",
  },
  {
    title: "the JIT makes the difference",
    who: "A: 3.13 3.14 3.15 / B: 3.15-jit",
    axes: "jit",
    sentence: "depends on the build: interpreters with the JIT on differ",
  },
  {
    title: "a debug build differs",
    who: "A: 3.13 3.14 / B: 3.14-debug",
    axes: "debug-build",
    sentence: "depends on the build: debug builds differ",
  },
  {
    title: "an optimized run differs",
    who: "A: 3.13 3.14 / B: 3.14-O",
    axes: "optimize",
    sentence: "depends on the build: interpreters with optimization flag 1 differ",
  },
  {
    title: "a big-endian host differs",
    who: "A: 3.13 3.13.5 3.14 / B: s390x",
    axes: "byte-order; or machine",
    sentence: "depends on the platform (byte order): big-endian hosts differ (the machine would explain it as well)",
    settledBy: "a big-endian interpreter that is not on s390x",
  },
  {
    title: "a big-endian host differs, a 32-bit one does not",
    who: "A: 3.13.5 3.14 i386 / B: s390x",
    axes: "byte-order; or machine",
    sentence: "depends on the platform (byte order): big-endian hosts differ (the machine would explain it as well)",
    settledBy: "a big-endian interpreter that is not on s390x",
  },
  {
    title: "the only 32-bit host is also the only WebAssembly one",
    who: "A: 3.13.5 3.14 / B: pyodide",
    axes: "pointer-bits; or c-long-bits; or platform; or machine",
    sentence:
      "depends on the platform (pointer width): 32-bit hosts differ (the width of the C long, the operating system or the machine would explain it as well)",
    settledBy: "a 32-bit interpreter that is not WebAssembly",
  },
  {
    title: "all 32-bit hosts differ, WebAssembly or not",
    who: "A: 3.13.5 3.14 / B: pyodide i386",
    axes: "pointer-bits; or c-long-bits",
    sentence:
      "depends on the platform (pointer width): 32-bit hosts differ (the width of the C long would explain it as well)",
    settledBy: "an interpreter whose pointers and C long differ in width (Windows)",
  },
  {
    title: "WebAssembly differs, another 32-bit host does not",
    who: "A: 3.13.5 3.14 i386 / B: pyodide",
    axes: "platform",
    sentence: "depends on the platform (operating system): WebAssembly (Emscripten) hosts differ",
  },
  {
    title: "a host that calls itself webassembly is one",
    who: "A: 3.13.5 3.14 / B: webassembly-only",
    axes: "platform",
    sentence: "depends on the platform (operating system): WebAssembly hosts differ",
  },
  {
    title: "compiled programs differ",
    who: "A: 3.13.5 3.14 / B: cython",
    axes: "compiled",
    sentence: "depends on the build: programs compiled by Cython 3.3.1 differ",
  },
  {
    title: "the only 32-bit host differs",
    who: "A: 3.13.5 3.14 / B: i386",
    axes: "pointer-bits; or c-long-bits; or machine",
    sentence:
      "depends on the platform (pointer width): 32-bit hosts differ (the width of the C long or the machine would explain it as well)",
    settledBy: "a 32-bit interpreter that is not on i686",
  },
  {
    title: "hosts with a narrow C long differ",
    who: "A: 3.13.5 3.14 / B: windows i386",
    axes: "c-long-bits",
    sentence: "depends on the platform (width of the C long): hosts with a 32-bit C long differ",
  },
  {
    title: "Windows differs",
    who: "A: 3.13.5 3.14 i386 / B: windows",
    axes: "platform",
    sentence: "depends on the platform (operating system): Windows hosts differ",
  },
  {
    title: "a fixed hash seed differs",
    who: "A: 3.13 3.14 / B: 3.14-seed0",
    axes: "hash-seed",
    sentence: "depends on the run (hash seed): interpreters with hash seed 0 differ",
  },
  {
    title: "everybody varies from run to run",
    who: "A|B: 3.13 3.14 pypy",
    axes: "run",
    sentence: "varies from run to run on every interpreter observed",
  },
  {
    title: "free-threaded builds vary from run to run",
    who: "A: 3.13.5 3.14 / A|B: 3.13t",
    axes: "free-threaded-build + run; or gil",
    sentence:
      "depends on the build: free-threaded builds vary from run to run (the state of the GIL would explain it as well)",
    settledBy: "a free-threaded build with the GIL on",
  },
  {
    title: "newer patch releases vary, PyPy does not",
    who: "A: 3.13 pypy-nojit / A|B: 3.14 3.13.5",
    axes: "implementation + version 3.13.5 in cpython + run",
    sentence: "same on every CPython up to 3.13.0 and PyPy; CPython since 3.13.5 at the latest varies from run to run",
  },
  {
    title: "patch releases part three ways",
    who: "A: 3.13 / A|B: 3.13.5 3.14 3.14 3.15 / B: 3.12",
    axes: "version 3.13.0 3.13.5 in cpython + run",
    sentence:
      "same on every CPython 3.13.0; CPython up to 3.12.1 differs; CPython since 3.13.5 at the latest varies from run to run",
  },
  {
    title: "a patch release, a compiler and MicroPython's two ports differ: fewer traits than without releases",
    who: "A: 3.8 3.12 pypy / B: 3.13 / C: i386 3.14 3.15 3.13t pyodide / D: cython / E: micropython-unix micropython-wasm",
    axes: "implementation + version 3.13.0 3.13.5 in cpython + compiled",
    sentence:
      "depends on the implementation, the version and the build: CPython up to 3.12.1 (not compiled) and PyPy differ from the rest; CPython 3.13.0 (not compiled), CPython (compiled by Cython 3.3.1) and MicroPython differ, each in another way",
  },
  {
    title: "two patch releases differ",
    who: "A: 3.13 / B: 3.13.5",
    axes: "version 3.13.5 in cpython",
    sentence: "same on every CPython since 3.13.5 at the latest; CPython up to 3.13.0 differs",
  },
  {
    title: "free-threaded builds and PyPy differ in the same way",
    who: "A: 3.13 3.13.5 3.14 s390x / B: 3.13t 3.14t pypy-nojit",
    axes: "implementation + free-threaded-build; or implementation + gil; or language-version 3.13 + free-threaded-build",
    sentence:
      "depends on the implementation and the build: CPython (free-threaded) and PyPy differ from the rest (the state of the GIL or the version would explain it as well)",
    settledBy: "CPython 3.11 and a free-threaded build with the GIL on",
  },
  {
    title: "four facts together explain it",
    who: "A: 3.8 3.9 3.10 3.11 3.12 3.13 3.13.5 s390x i386 / B: 3.14 3.15 / C: pyodide / D: pypy micropython / E: 3.13t",
    axes: "implementation + language-version 3.14 in cpython + free-threaded-build + platform; or implementation + language-version 3.14 in cpython + gil + platform",
    sentence:
      "depends on the implementation, the version, the build and the platform (operating system): CPython before 3.14 (not free-threaded, Linux) differs; CPython (not free-threaded, WebAssembly) differs in another way; PyPy and MicroPython differ in another way; CPython (free-threaded) differs in another way (the state of the GIL would explain it as well)",
    settledBy: "a free-threaded build with the GIL on",
  },
  {
    title: "the only CPython 3.14 that differs is of another kind of machine, so its version explains nothing",
    who: "A: 3.13 3.14 3.15 3.13t / B: i386 s390x 3.15-jit pyodide",
    axes: "jit + machine",
    sentence:
      "depends on the build and the platform (machine): interpreters without a JIT (i686), interpreters without a JIT (s390x), interpreters without a JIT (wasm32) and interpreters with the JIT on differ from the rest",
  },
  {
    title: "PyPy and MicroPython cannot say which allocator they have, and CPython can",
    who: "A: 3.13 3.14 3.15 / B: 3.14-malloc / C: pypy micropython",
    axes: "implementation + allocator",
    sentence:
      "depends on the implementation and the build: CPython (malloc) differs; PyPy and MicroPython differ in another way",
  },
  {
    title: "a JIT that is off comes after more facts that make a difference",
    who: "A: 3.14-jit-off 3.15-jit-off pypy / B: 3.12 3.13 / C: pyodide",
    axes: "implementation + language-version 3.14 in cpython + pointer-bits; or implementation + language-version 3.14 in cpython + c-long-bits; or implementation + language-version 3.14 in cpython + platform; or implementation + language-version 3.14 in cpython + machine",
    sentence:
      "depends on the implementation, the version and the platform (pointer width): CPython before 3.14 (64-bit) differs; CPython (32-bit) differs in another way (the width of the C long, the operating system or the machine would explain it as well)",
    settledBy: "a 32-bit interpreter that is not WebAssembly",
  },
  {
    title:
      "two builds that have allocators of their own differ, each in its own way: nothing shows that the allocator does it",
    who: "A: 3.13 3.14 / B: 3.13t / C: pyodide-malloc",
    axes: "free-threaded-build + pointer-bits; or gil + pointer-bits; or free-threaded-build + c-long-bits; or free-threaded-build + platform; or free-threaded-build + machine",
    sentence:
      "depends on the build and the platform (pointer width): free-threaded builds differ; builds that are not free-threaded (32-bit) differ in another way (the state of the GIL, the width of the C long, the operating system or the machine would explain it as well)",
    settledBy: "a free-threaded build with the GIL on and a 32-bit interpreter that is not WebAssembly",
  },
  {
    title: "MicroPython knows no hash seed, so that none can explain what it does",
    who: "A: 3.12 3.14 / B: micropython",
    axes: "implementation",
    sentence: "same on every CPython; MicroPython differs",
  },
  {
    title: "the port of MicroPython that differs is built otherwise because of its platform",
    who: "A: micropython-unix / B: micropython-wasm",
    axes: "pointer-bits; or c-long-bits; or platform; or machine; or free-threaded-build",
    sentence:
      "depends on the platform (pointer width): 32-bit hosts differ (the width of the C long, the operating system, the machine or the free-threaded build would explain it as well)",
    settledBy: "a 32-bit interpreter that is not WebAssembly and that is free-threaded",
  },
  {
    title: "a UTF-8 mode that came with a version is not shown by it",
    who: "A: 3.13 3.14 / B: 3.15-utf8 micropython-wasm / C: micropython-unix",
    axes: "implementation + language-version 3.15 in cpython + pointer-bits; or implementation + language-version 3.15 in cpython + c-long-bits; or implementation + language-version 3.15 in cpython + platform; or implementation + language-version 3.15 in cpython + machine; or implementation + language-version 3.15 in cpython + free-threaded-build",
    sentence:
      "depends on the implementation, the version and the platform (pointer width): CPython before 3.15 differs; MicroPython (64-bit) differs in another way (the width of the C long, the operating system, the machine or the free-threaded build would explain it as well)",
    settledBy: "a 64-bit interpreter that is not on Linux and that is not on x86_64 and that is not free-threaded",
  },
  {
    title: "UTF-8 mode is shown by one version that was started with and without it",
    who: "A: 3.13 3.15 / B: 3.15-utf8",
    axes: "utf8-mode",
    sentence: "depends on the run (UTF-8 mode): interpreters with UTF-8 mode on differ",
  },
  {
    title: "one build of a version differs from another, which is no matter of patch releases",
    who: "A: 3.12 3.13 3.14 / B: 3.13.5",
    axes: "unexplained",
    sentence: "differs, and no fact that is asked of the interpreters explains it",
  },
  {
    title: "a version after the other, each with an answer of its own",
    who: "A: 3.11 / B: 3.12 / C: 3.13 / D: 3.14 / E: micropython",
    axes: "implementation + language-version 3.12 3.13 3.14 in cpython",
    sentence:
      "same on every CPython since 3.14; CPython before 3.12 differs; CPython 3.12, CPython 3.13 and MicroPython differ, each in another way",
  },
  {
    title: "one interpreter of each of two implementations",
    who: "A: pypy / B: 3.15",
    axes: "implementation; or language-version 3.15; or jit",
    sentence: "same on every CPython; PyPy differs (the version or the JIT would explain it as well)",
    settledBy: "CPython 3.11",
  },
  {
    title: "a release and PyPy agree between two changes",
    who: "A: 3.8 3.12 / B: 3.13t pypy / C: 3.15-jit 3.15",
    axes: "implementation + language-version 3.13 3.15 in cpython",
    sentence:
      "same on every CPython since 3.15 at the latest; CPython before 3.13 differs; CPython 3.13 and PyPy differ in another way",
    settledBy: "CPython 3.14",
  },
  {
    title: "free-threaded builds differ, and changed",
    who: "A: 3.13.5 3.14 3.15 / B: 3.13t / C: 3.14t",
    axes: "language-version 3.14 in cpython + free-threaded-build; or language-version 3.14 in cpython + gil",
    sentence:
      "depends on the version and the build: free-threaded builds (before 3.14) differ; free-threaded builds (since 3.14) differ in another way (the state of the GIL would explain it as well)",
    settledBy: "a free-threaded build with the GIL on",
  },
];

describe("what an implementation case depends on", () => {
  test.each(samples)("$title", ({ who, axes, sentence, settledBy }) => {
    const finding = findingFor(who);
    const explanations = finding.kind === "depends" ? [finding.axes, ...finding.alternatives] : [];
    expect(explanations.map(show).join("; or ") || finding.kind).toBe(axes);
    expect(finding.sentence).toBe(sentence);
    expect(finding.settledBy).toBe(settledBy);
  });

  test("interpreters where it was not run or our side failed are in no group", () => {
    const results = [resultOn("3.12", "A"), resultOn("pypy", notRun), resultOn("micropython", harnessFailed)];
    const finding = findingOf(implementationCase(), results, traits);
    expect(finding.groups.map(({ interpreters: ids }) => ids)).toEqual([["3.12"]]);
  });

  test("nobody could run it", () => {
    expect(findingOf(implementationCase(), [resultOn("pypy", notRun)], traits).kind).toBe("unverified");
  });

  test("interpreters with the same facts that disagree are not explained", () => {
    const twins = new Map([...traits, ["twin", interpreters["3.12"]]]);
    const results = [resultOn("3.12", "A"), resultOn("twin", "B")];
    expect(findingOf(implementationCase(), results, twins).kind).toBe("unexplained");
  });

  test("chance explains a twin that happened to give one of the outcomes only", () => {
    const twins = new Map([...traits, ["twin", interpreters["3.12"]]]);
    const results = [resultOn("3.12", "A", "B"), resultOn("twin", "B")];
    expect(findingOf(implementationCase(), results, twins)).toMatchObject({ kind: "depends", axes: [{ axis: "run" }] });
  });

  test("messages part groups only where the case asks for it", () => {
    const results = [
      resultOn("3.12", raised("TypeError", [], "one")),
      resultOn("3.13", raised("TypeError", [], "two")),
    ];
    expect(findingOf(implementationCase(), results, traits).kind).toBe("universal");
    expect(findingOf({ ...implementationCase(), compare: "message" }, results, traits).kind).toBe("depends");
  });
});

describe("what a language case came to", () => {
  const verdicts = {
    kept: { kind: "kept" },
    broken: { kind: "broken", mismatches: [] },
    known: { kind: "known-deviation", deviation: {} as Deviation, mismatches: [] },
    stale: { kind: "stale-deviation", deviation: {} as Deviation },
    unclear: { kind: "inconclusive", reason: "pipe closed" },
  } as const;

  test.each([
    {
      title: "all keep it",
      given: ["kept", "kept", "stale"],
      kind: "upheld",
      sentence: "upheld by all 3 interpreters",
    },
    { title: "one keeps it", given: ["kept"], kind: "upheld", sentence: "upheld by one interpreter" },
    {
      title: "one breaks it",
      given: ["kept", "broken"],
      kind: "broken-by",
      sentence: "broken by i1; upheld by one other",
    },
    {
      title: "a known deviation breaks it too",
      given: ["kept", "kept", "known"],
      kind: "broken-by",
      sentence: "broken by i2; upheld by 2 others",
    },
    { title: "all break it", given: ["broken", "known"], kind: "broken-by", sentence: "broken by i0 and i1" },
    {
      title: "nobody gave a verdict",
      given: ["unclear"],
      kind: "unverified",
      sentence: "no interpreter gave a verdict",
    },
  ] as const)("$title", ({ given, kind, sentence }) => {
    const results = given.map((name, index) => ({ ...resultOn(`i${index}`, "A"), verdict: verdicts[name] }));
    expect(findingOf(languageCase(), results, traits)).toMatchObject({ kind, sentence });
  });
});
