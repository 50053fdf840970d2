import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The folder in the user's cache that holds pytest for an interpreter, and pytest's version; or why there is none. It is put
 * there by the first of `pythons` (commands) that has pip, which the newest Python often has not.
 */
export function pytestPackages({ candidate, traits }, pythons) {
  const version = traits.facts["language-version"];
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const packages = join(cache, "pyconform", `bench-pytest-for-${version}`);
  try {
    if (!existsSync(join(packages, "pytest"))) install(packages, version, pythons);
    const pytest = run(candidate.command[0], ["-c", "import pytest; print(pytest.__version__)"], packages);
    return { packages, pytest };
  } catch (error) {
    const said = String(error.stderr || error.message)
      .trim()
      .split("\n")
      .at(-1);
    return { problem: `pytest cannot be installed into ${packages} with pip, so it is not compared: ${said}` };
  }
}

function install(packages, version, pythons) {
  const python = pythons.find(hasPip);
  if (python === undefined) throw new Error("none of the CPythons has pip");
  const kind = ["--python-version", version, "--only-binary", ":all:"];
  run(python, [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--target",
    packages,
    ...kind,
    "pytest",
  ]);
}

function hasPip(python) {
  try {
    run(python, ["-m", "pip", "--version"]);
    return true;
  } catch {
    return false;
  }
}

function run(command, args, path) {
  const env = path === undefined ? process.env : { ...process.env, PYTHONPATH: path };
  return execFileSync(command, args, { encoding: "utf8", env, stdio: ["ignore", "pipe", "pipe"] }).trim();
}
