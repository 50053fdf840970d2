import { expect, test } from "vitest";
import { distinctNames } from "./distinct-names.js";
import { traits } from "./testing/fakes.js";

const linux = { platform: "linux", machine: "x86_64" };

test.each([
  {
    title: "one fact that tells all apart is enough",
    given: [traits(linux), traits({ platform: "darwin", machine: "arm64" })],
    names: ["python-linux", "python-darwin"],
  },
  {
    title: "a second one is added to all where the first leaves two alike",
    given: [traits(linux), traits({ ...linux, machine: "aarch64" }), traits({ platform: "darwin", machine: "arm64" })],
    names: ["python-linux-x86-64", "python-linux-aarch64", "python-darwin-arm64"],
  },
  {
    title: "a fact that all share is not said",
    given: [traits({ jit: "on" }), traits({ jit: "off" })],
    names: ["python-jit", "python-nojit"],
  },
  {
    title: "a number stands where no fact tells them apart, and where the name is taken",
    given: [traits(linux), traits(linux), traits({ ...linux, platform: "darwin" })],
    names: ["python-linux", "python-linux-2", "python-darwin-2"],
    taken: ["python-darwin"],
  },
])("$title", ({ given, names, taken = [] }) => {
  expect(distinctNames("python", given, new Set(taken))).toEqual(names);
});
