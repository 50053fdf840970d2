import type { Observation, Traits } from "@pyconform/model";
import { describe, expect, test } from "vitest";
import { type Adapter, AdapterError, type Candidate, type Implementation } from "./adapter.js";
import { discoverInterpreters } from "./discover.js";
import { never, traits } from "./testing/fakes.js";

const host = { env: {}, platform: "linux", home: "/", root: "/" };

/** Passes the smoke suite by knowing it. */
function adapter(described: Traits, executable: string, wrong = false): Adapter {
  const answers: readonly (readonly [RegExp, Observation])[] = [
    [/6 \* 7/, { kind: "finished", stdout: wrong ? "41\n" : "42\n", stderr: "" }],
    [
      /KeyError/,
      { kind: "raised", exception: { type: "KeyError", bases: ["LookupError"], message: "" }, stdout: "", stderr: "" },
    ],
    [/u00e9/, { kind: "finished", stdout: "é中🐍 é中🐍\n", stderr: "" }],
    [/SystemExit/, { kind: "exited", status: 3, stdout: "", stderr: "" }],
    [/while True/, { kind: "timed-out", limitMs: 1, stdout: "", stderr: "" }],
    [/leftover/, { kind: "finished", stdout: "False\n", stderr: "" }],
  ];
  return Object.assign(
    {
      describe: async () => described,
      run: async ({ code }: { code: string }) => {
        const observation = answers.find(([pattern]) => pattern.test(code))?.[1];
        if (observation === undefined) throw new Error(`no answer to ${code}`);
        return { observation, durationMs: 1 };
      },
      [Symbol.asyncDispose]: async () => {},
    },
    { hello: { executable } },
  );
}

interface Fake {
  readonly described?: Traits;
  readonly executable?: string;
  readonly wrong?: boolean;
  readonly failure?: AdapterError;
}

/** An implementation that finds `fakes`, by their paths, and recognizes those that say its name. */
function implementation(id: string, fakes: Readonly<Record<string, Fake>>, asked: string[] = []): Implementation {
  return {
    id,
    title: id,
    embedded: false,
    install: [],
    find: async () => Object.keys(fakes).map((path) => ({ command: [path], foundBy: "test" })),
    recognizes: ({ facts }) => facts.implementation === id,
    interpreterId: ({ facts }) => `${id}-${facts.version}`,
    open: async ({ command: [path = ""] }) => {
      asked.push(path);
      const fake = fakes[path];
      if (fake?.failure !== undefined) throw fake.failure;
      return adapter(fake?.described ?? traits({ implementation: id }), fake?.executable ?? path, fake?.wrong);
    },
  };
}

/** One that compiles programs for the interpreters of others. */
function compiling(fakes: Readonly<Record<string, Fake>>, asked: string[] = []): Implementation {
  const made = implementation("compiling", fakes, asked);
  const find = async () => (await made.find(host)).map((each) => ({ ...each, compiledBy: "compiling" }));
  return { ...made, compiles: true, find };
}

const search = { explicit: [], search: true, modules: [], signal: never };
const ids = async (implementations: readonly Implementation[]) =>
  (await discoverInterpreters(implementations, host, search)).map(({ kind, id }) => `${kind} ${id}`);

describe("interpreters are discovered", () => {
  test("in the order of the implementations, then by version as numbers", async () => {
    const version = (implementation: string, text: string) => ({
      described: traits({ implementation, version: text }),
    });
    const first = implementation("first", { "/c": version("first", "3.10.1"), "/b": version("first", "3.9.2") });
    const second = implementation("second", { "/a": version("second", "1.0.0") });
    expect(await ids([first, second])).toEqual(["usable first-3.9.2", "usable first-3.10.1", "usable second-1.0.0"]);
  });

  test("once, where two packages find the same command", async () => {
    const asked: string[] = [];
    const found = { "/python": {} };
    expect(await ids([implementation("cpython", found, asked), implementation("other", found, asked)])).toEqual([
      "usable cpython-3.14.1",
    ]);
    expect(asked).toEqual(["/python"]);
  });

  test("once, where two commands turn out to be the same binary", async () => {
    const same = { executable: "/real/python3.14" };
    expect(await ids([implementation("cpython", { "/shim": same, "/venv/bin/python": same })])).toHaveLength(1);
  });

  test("under names that tell them apart", async () => {
    const fakes = {
      "/a": {},
      "/b": { described: traits({ machine: "s390x", "byte-order": "big" }) },
      "/c": { described: traits({ jit: "off" }) },
      "/d": {},
    };
    expect(await ids([implementation("cpython", fakes)])).toEqual([
      "usable cpython-3.14.1",
      "usable cpython-3.14.1-s390x",
      "usable cpython-3.14.1-nojit",
      "usable cpython-3.14.1-2",
    ]);
  });

  test("under their own name, where no package knows them", async () => {
    const stranger = { "/graal": { described: traits({ implementation: "graalpy", version: "24.1.0" }) } };
    const [found] = await discoverInterpreters([implementation("cpython", stranger)], host, search);
    expect(found).toMatchObject({ kind: "usable", id: "graalpy-24.1.0", implementation: "graalpy" });
  });

  test("with the reason, where they cannot be used, and the others all the same", async () => {
    const failure = new AdapterError("exited-at-start", "gone");
    const found = await discoverInterpreters(
      [implementation("cpython", { "/broken": { failure }, "/liar": { wrong: true }, "/fine": {} })],
      host,
      search,
    );
    expect(found.map((one) => (one.kind === "usable" ? one.id : `${one.id}: ${one.failure.code}`))).toEqual([
      "cpython-3.14.1",
      "/broken: exited-at-start",
      "/liar: smoke-test-failed",
    ]);
  });

  test("twice, where one package runs the source and another compiles it", async () => {
    const source = implementation("cpython", { "/python": {} });
    const described = traits({ implementation: "cpython", compiled: "cython-3.3.1" });
    expect(await ids([source, compiling({ "/python": { described } })])).toEqual([
      "usable cpython-3.14.1",
      "usable cpython-3.14.1-compiled",
    ]);
  });

  test("by the package that compiles their programs, where they say so, and by no other", async () => {
    const [ordinary, compiled]: [string[], string[]] = [[], []];
    const failure = new AdapterError("exited-at-start", "gone");
    const explicit: readonly Candidate[] = [
      { command: ["/plain"], foundBy: "test" },
      { command: ["/python"], foundBy: "test", compiledBy: "compiling" },
      { command: ["/python"], foundBy: "test", compiledBy: "nobody" },
    ];
    const found = await discoverInterpreters(
      [implementation("cpython", { "/plain": { failure } }, ordinary), compiling({ "/python": {} }, compiled)],
      host,
      { ...search, explicit, search: false },
    );
    expect(ordinary).toEqual(["/plain"]);
    expect(compiled).toEqual(["/python"]);
    expect(found.map((one) => (one.kind === "usable" ? one.id : one.failure.code))).toEqual([
      "not-found",
      "compiling-3.14.1",
      "not-found",
    ]);
  });

  test("only those that are asked for, where nothing else is to be searched", async () => {
    const asked: string[] = [];
    const explicit: Candidate = { command: ["/nonexistent/mine"], foundBy: "--interpreter", name: "mine" };
    const found = await discoverInterpreters([implementation("cpython", { "/mine": {} }, asked)], host, {
      ...search,
      explicit: [explicit],
      search: false,
    });
    expect(found.map(({ id }) => id)).toEqual(["mine"]);
    expect(asked).toEqual(["/nonexistent/mine"]);
  });
});
