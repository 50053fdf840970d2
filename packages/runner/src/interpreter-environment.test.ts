import { expect, test } from "vitest";
import { interpreterEnvironment } from "./interpreter-environment.js";

const candidate = { command: ["python3"], foundBy: "test" };

test("an interpreter gets a fixed locale and time zone, and of ours only what it needs to start", () => {
  const ours = {
    PATH: "/bin",
    HOME: "/me",
    PYTHONPATH: "/x",
    PYTHONHASHSEED: "0",
    LANG: "de_DE",
    FORCE_COLOR: "1",
    EDITOR: "vi",
  };
  expect(interpreterEnvironment(candidate, ours, "linux")).toEqual({
    PATH: "/bin",
    HOME: "/me",
    LC_ALL: "C.UTF-8",
    TZ: "UTC",
  });
});

test("what the candidate asks for wins", () => {
  const env = { PYTHON_GIL: "1", TZ: "Europe/Berlin" };
  expect(interpreterEnvironment({ ...candidate, env }, { PATH: "/bin" }, "linux")).toEqual({
    PATH: "/bin",
    LC_ALL: "C.UTF-8",
    PYTHON_GIL: "1",
    TZ: "Europe/Berlin",
  });
});
