import { existsSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { execa } from "execa";
import type { Candidate, Host } from "./adapter.js";

/** A way to shut programs in, and its name for people, such as `bubblewrap 0.8.0`. */
export interface Sandbox {
  readonly name: string;
  /** `candidate`, started in the sandbox. */
  shutIn(candidate: Candidate): Candidate;
}

/** Why there is no sandbox here, and what to do about it. */
export interface NoSandbox {
  readonly reason: string;
  readonly nextStep: string;
}

const startLimitMs = 10_000;

/** The sandbox of this machine: bubblewrap, tried once, since a system may have it and forbid what it needs. */
export async function findSandbox(host: Host): Promise<Sandbox | NoSandbox> {
  if (host.platform !== "linux") {
    return {
      reason: `bubblewrap is there for Linux, not for ${host.platform}`,
      nextStep: "run in a container or a virtual machine",
    };
  }
  const version = await execa("bwrap", ["--version"], { reject: false, timeout: startLimitMs });
  if (version.failed) {
    return { reason: "bwrap, the command of bubblewrap, is not installed", nextStep: "sudo apt install bubblewrap" };
  }
  const attempt = await execa("bwrap", [...confinement(host.home), "true"], { reject: false, timeout: startLimitMs });
  if (attempt.failed) {
    const said = attempt.stderr?.trim().split("\n")[0] ?? attempt.shortMessage;
    return {
      reason: `bubblewrap does not work here: ${said}`,
      nextStep:
        "allow user namespaces (sysctl kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns), or run in a virtual machine",
    };
  }
  const name = version.stdout.trim();
  return {
    name,
    shutIn: (candidate) => ({
      ...candidate,
      sandbox: { name, command: ["bwrap", ...confinement(host.home, candidate.command[0])] },
    }),
  };
}

/**
 * No network, no process but its own, a file system that cannot be written but for an empty directory that ends with it;
 * home, sockets of services and temporary files of others are not there.
 */
function confinement(home: string, program?: string): readonly string[] {
  const hidesHome = isAbsolute(home) && home !== "/" && existsSync(home);
  return [
    ["--unshare-all", "--die-with-parent", "--new-session"],
    ["--cap-drop", "ALL"],
    ["--ro-bind", "/", "/"],
    ["--dev", "/dev"],
    ["--proc", "/proc"],
    ["--tmpfs", "/tmp", "--tmpfs", "/var/tmp", "--tmpfs", "/run"],
    hidesHome ? ["--tmpfs", home] : [],
    ...foldersOf(program, [home, "/tmp", "/var/tmp", "/run"]).map((folder) => ["--ro-bind", folder, folder]),
    ["--remount-ro", "/var/tmp", "--remount-ro", "/run"],
    hidesHome ? ["--remount-ro", home] : [],
    ["--chdir", "/tmp", "--setenv", "TMPDIR", "/tmp"],
    ...["TEMP", "TMP", "SSH_AUTH_SOCK", "XDG_RUNTIME_DIR", "DOCKER_HOST", "CONTAINER_HOST"].map((name) => [
      "--unsetenv",
      name,
    ]),
  ].flat();
}

/** An interpreter may live in a folder that is hidden: then what lies directly below that folder is shown, read-only. */
function foldersOf(program: string | undefined, hidden: readonly string[]): readonly string[] {
  if (program === undefined || !isAbsolute(program) || !existsSync(program)) return [];
  const paths = [resolve(program), realpathSync(program)];
  const found = paths.flatMap((path) =>
    hidden.flatMap((folder) => {
      const [first = ""] = relative(folder, path).split(sep);
      return first === "" || first === ".." ? [] : [join(folder, first)];
    }),
  );
  return [...new Set(found)];
}
