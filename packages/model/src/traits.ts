import type { Feature } from "./feature.js";

/** What a finding can depend on. `run`: what one new process after another may change. */
export const axisNames = ["implementation", "version", "build", "platform", "run"] as const;

/** See {@link axisNames}. */
export type AxisName = (typeof axisNames)[number];

/**
 * The facts that a running interpreter tells of itself, and the axis on which each of them lies.
 * Their meaning is fixed in `docs/traits.md`.
 */
export const traitAxes = {
  /** `sys.implementation.name`. A free-threaded build, Pyodide and a big-endian CPython all answer `cpython`. */
  implementation: "implementation",
  /** Version of the implementation, such as `3.15.2`, or `8.0.1` for PyPy. */
  version: "version",
  /** Version of the language it implements, such as `3.15`. */
  "language-version": "version",
  /** Built with `Py_GIL_DISABLED`; whether the GIL is on now is `gil`. */
  "free-threaded-build": "build",
  /** `on` or `off`: whether the GIL is held now; `none` where the implementation has no such lock. */
  gil: "build",
  /** `on`, `off` (built in but not on) or `none`. */
  jit: "build",
  /** Built with `Py_DEBUG`. */
  "debug-build": "build",
  /** `sys.flags.optimize`: 0, 1 or 2. */
  optimize: "build",
  /** The object allocator, such as `pymalloc`, `mimalloc` or `malloc`; `unknown` where it cannot be asked. */
  allocator: "build",
  /** What compiled the program before it ran, such as `cython-3.3.1`; `none` where the interpreter was given its source. */
  compiled: "build",
  /** `little` or `big`. */
  "byte-order": "platform",
  /** Width of a pointer in bits. */
  "pointer-bits": "platform",
  /** Width of the C `long` in bits. */
  "c-long-bits": "platform",
  /** `sys.platform`. */
  platform: "platform",
  /** `platform.machine()`, such as `x86_64`, `s390x` or `wasm32`. */
  machine: "platform",
  /** `random`, or the fixed number that `PYTHONHASHSEED` gives; `none` where hashes take no seed. */
  "hash-seed": "run",
  /** `sys.flags.utf8_mode` or the default of the version: `on` or `off`. */
  "utf8-mode": "run",
} as const satisfies Record<string, AxisName>;

/** Name of a fact in {@link traitAxes}. */
export type TraitName = keyof typeof traitAxes;

/** The names of {@link traitAxes}, in their order. */
export const traitNames = Object.keys(traitAxes) as readonly TraitName[];

/** Value of one trait; `unknown` (text) where the interpreter could not say. */
export type TraitValue = string | number | boolean;

/** What an interpreter says of itself when asked, never read from a file. */
export interface Traits {
  readonly facts: Readonly<Record<TraitName, TraitValue>>;
  /** `sys.version`, for people. */
  readonly versionText: string;
  /** Modules, of those that were asked for, that really import. Sorted. */
  readonly modules: readonly string[];
  /** Features that were seen to work. Sorted. */
  readonly features: readonly Feature[];
}
