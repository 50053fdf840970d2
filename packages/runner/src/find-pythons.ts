import type { Candidate, Host } from "./adapter.js";

/** The commands called like `names` in the places where Pythons are: PATH, pyenv, uv, Homebrew, frameworks, the Windows `py` launcher. Nobody is asked. */
export async function findPythons(_host: Host, _names: RegExp): Promise<readonly Candidate[]> {
  throw new Error("not yet");
}
