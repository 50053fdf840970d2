import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findPythons } from "./find-pythons.js";

let root = "";
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "pyconform-find-")));
});
afterEach(() => rm(root, { recursive: true }));

async function program(path: string, mode = 0o755): Promise<string> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, path);
  await chmod(file, mode);
  return file;
}

async function find(path: readonly string[], env: Record<string, string> = {}): Promise<readonly string[]> {
  const PATH = path.map((folder) => join(root, folder)).join(delimiter);
  const host = { env: { PATH, ...env }, platform: "linux", home: join(root, "home"), root };
  const found = await findPythons(host, /^python(3(\.\d+)?)?$/);
  return found.map(({ command, foundBy }) => `${foundBy} ${command.join(" ").slice(root.length + 1)}`);
}

describe.skipIf(process.platform === "win32")("Pythons are found", () => {
  test("on PATH, by their names, those that can be run", async () => {
    await program("bin/python3.14");
    await program("bin/python3.14t");
    await program("bin/python3-config");
    await program("bin/python3.13", 0o644);
    expect(await find(["bin", "missing"])).toEqual(["PATH bin/python3.14"]);
  });

  test("once each, whatever links point to them, under the name that says most", async () => {
    const file = await program("bin/python3.14");
    await symlink(file, join(root, "bin/python3"));
    await symlink(file, join(root, "bin/python"));
    await mkdir(join(root, "other"));
    await symlink(file, join(root, "other/python3"));
    expect(await find(["other", "bin"])).toEqual(["PATH other/python3"]);
    expect(await find(["bin", "other"])).toEqual(["PATH bin/python3.14"]);
  });

  test("under the version managers, not through their shims", async () => {
    await program("pyenv/shims/python3");
    await program("pyenv/versions/3.12.1/bin/python3.12");
    await program("uv/cpython-3.14.0/bin/python3.14");
    await program("home/.local/share/mise/installs/python/3.13/bin/python3.13");
    const env = { PYENV_ROOT: join(root, "pyenv"), UV_PYTHON_INSTALL_DIR: join(root, "uv") };
    expect(await find(["pyenv/shims"], env)).toEqual([
      "pyenv pyenv/versions/3.12.1/bin/python3.12",
      "uv uv/cpython-3.14.0/bin/python3.14",
      "mise home/.local/share/mise/installs/python/3.13/bin/python3.13",
    ]);
  });

  test("nowhere, on a machine that has none", async () => {
    expect(await find([])).toEqual([]);
  });
});
