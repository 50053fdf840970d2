import { execFile } from "node:child_process";
import { access, constants, readdir, realpath } from "node:fs/promises";
import { basename, delimiter, join } from "node:path";
import { promisify } from "node:util";
import type { Candidate, Host } from "./adapter.js";

interface Place {
  readonly folder: string;
  readonly foundBy: string;
}

/**
 * The commands called like `names` (their file name without `.exe`) in the places where Pythons are: PATH, pyenv, uv, asdf, mise,
 * Homebrew, frameworks, the Windows `py` launcher. Each file once, whatever links point to it. Nobody is asked who it is.
 */
export async function findPythons(host: Host, names: RegExp): Promise<readonly Candidate[]> {
  const found = new Map<string, Candidate>();
  for (const place of [...(await placesOf(host)), ...pathPlaces(host)]) {
    for (const name of (await list(place.folder)).sort(byPlainestName)) {
      if (!names.test(name.replace(/\.exe$/i, ""))) continue;
      const path = join(place.folder, name);
      const target = await executable(path);
      if (target !== undefined && !found.has(target)) {
        found.set(target, { command: [path], foundBy: place.foundBy });
      }
    }
  }
  for (const path of await askLauncher(host)) {
    const target = await executable(path);
    if (target !== undefined && !found.has(target) && names.test(basename(path).replace(/\.exe$/i, ""))) {
      found.set(target, { command: [path], foundBy: "py launcher" });
    }
  }
  return [...found.values()];
}

/** Folders on PATH, without those of shims: a shim stands for an interpreter that the other places name, or for none. */
function pathPlaces(host: Host): readonly Place[] {
  const folders = (host.env.PATH ?? host.env.Path ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders
    .filter((folder) => basename(folder) !== "shims" && !/[\\/]Microsoft[\\/]WindowsApps$/i.test(folder))
    .map((folder) => ({ folder, foundBy: "PATH" }));
}

async function placesOf({ env, home, platform }: Host): Promise<readonly Place[]> {
  const data = env.XDG_DATA_HOME ?? join(home, ".local", "share");
  const uv =
    env.UV_PYTHON_INSTALL_DIR ?? (env.APPDATA ? join(env.APPDATA, "uv", "python") : join(data, "uv", "python"));
  const versions: readonly Place[] = [
    { folder: join(env.PYENV_ROOT ?? join(home, ".pyenv"), "versions"), foundBy: "pyenv" },
    { folder: uv, foundBy: "uv" },
    { folder: join(env.ASDF_DATA_DIR ?? join(home, ".asdf"), "installs", "python"), foundBy: "asdf" },
    { folder: join(env.MISE_DATA_DIR ?? join(data, "mise"), "installs", "python"), foundBy: "mise" },
    ...(platform === "darwin"
      ? [
          { folder: "/Library/Frameworks/Python.framework/Versions", foundBy: "python.org" },
          { folder: "/Library/Frameworks/PythonT.framework/Versions", foundBy: "python.org" },
        ]
      : []),
  ];
  const places: Place[] = [];
  for (const { folder, foundBy } of versions) {
    for (const version of (await list(folder)).sort()) {
      places.push({ folder: join(folder, version, "bin"), foundBy });
      if (platform === "win32") places.push({ folder: join(folder, version), foundBy });
    }
  }
  if (platform === "darwin") {
    for (const prefix of ["/opt/homebrew", "/usr/local"]) {
      for (const formula of (await list(join(prefix, "opt"))).filter((name) => /^(python|pypy)/.test(name)).sort()) {
        places.push({ folder: join(prefix, "opt", formula, "bin"), foundBy: "Homebrew" });
      }
      places.push({ folder: join(prefix, "bin"), foundBy: "Homebrew" });
    }
  }
  return places;
}

/** What `py -0p` lists: ` -V:3.14 *   C:\...\python.exe`. */
async function askLauncher({ platform }: Host): Promise<readonly string[]> {
  if (platform !== "win32") return [];
  try {
    const { stdout } = await promisify(execFile)("py", ["-0p"], { timeout: 10_000, windowsHide: true });
    return stdout.split(/\r?\n/).flatMap((line) => /[A-Za-z]:\\.*\.exe/.exec(line)?.[0] ?? []);
  } catch {
    return []; // no launcher
  }
}

/** `python3.13` before `python3` before `python`: the name that says most stands in the report. */
function byPlainestName(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : 1);
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return []; // no such place here
  }
}

/** The file behind `path`, or `undefined` where it cannot be run. */
async function executable(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.X_OK);
    return await realpath(path);
  } catch {
    return undefined;
  }
}
