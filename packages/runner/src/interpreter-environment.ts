import type { Candidate } from "./adapter.js";

// What an interpreter needs from the machine to start at all; everything else would make results depend on who runs them.
const passedOn =
  /^(PATH|HOME|USER|LOGNAME|LD_LIBRARY_PATH|DYLD_.*|TMPDIR|TEMP|TMP|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|APPDATA|LOCALAPPDATA|USERPROFILE|PROGRAMDATA|PROGRAMFILES.*|SSH_AUTH_SOCK|DOCKER_.*|CONTAINER_HOST|XDG_RUNTIME_DIR|PYENV_ROOT)$/i;

/** The environment in which an interpreter runs: little of ours, a fixed locale and time zone, and what the candidate asks for. */
export function interpreterEnvironment(
  candidate: Candidate,
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): Record<string, string> {
  const chosen: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && passedOn.test(name)) chosen[name] = value;
  }
  chosen.LC_ALL = platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
  chosen.TZ = "UTC";
  return { ...chosen, ...candidate.env };
}
