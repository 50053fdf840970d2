import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The Python of a virtual environment that has pytest, made with `python` in the user's cache; or why there is none. */
export function pytestPython(python, version) {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const folder = join(cache, "pyconform", `bench-pytest-${version}`);
  const own = join(folder, "bin/python");
  const hasPytest = () => existsSync(own) && run(own, ["-c", "import pytest; print(pytest.__version__)"]);
  try {
    return { python: own, pytest: hasPytest() || install(python, folder, own, hasPytest) };
  } catch (error) {
    const said = String(error.stderr || error.message)
      .trim()
      .split("\n")
      .at(-1);
    return { problem: `pytest cannot be installed into ${folder} with pip, so it is not compared: ${said}` };
  }
}

function install(python, folder, own, hasPytest) {
  run(python, ["-m", "venv", folder]);
  run(own, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pytest"]);
  return hasPytest();
}

function run(command, args) {
  return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}
