import { access, constants, realpath } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Candidate, Host } from "@pyconform/runner";

/** Every `micropython` on PATH, links followed, each once. */
export async function findOnPath(host: Host): Promise<readonly Candidate[]> {
  const name = host.platform === "win32" ? "micropython.exe" : "micropython";
  const folders = (host.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const found = await Promise.all(folders.map((folder) => executable(join(folder, name))));
  return [...new Set(found.filter((path) => path !== undefined))].map((path) => ({ command: [path], foundBy: "PATH" }));
}

async function executable(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.X_OK);
    return await realpath(path);
  } catch {
    return undefined;
  }
}
