import { type ChildProcess, spawn } from "node:child_process";

/** Keeps the groups named by `+id` and not taken back by `-id`; ends them when its input ends, however we ended. */
const script = `
groups=
while read -r line; do
  case $line in
    +*) groups="$groups \${line#+}" ;;
    -*) left=; for group in $groups; do [ "$group" = "\${line#-}" ] || left="$left $group"; done; groups=$left ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
`;

let guard: ChildProcess | undefined;

/**
 * Ends process group `id` when this process is gone, even by SIGKILL: for interpreters that have no harness to notice it.
 * Gives the function that takes it back. Without a POSIX shell (Windows) nothing is guarded.
 */
export function guardGroup(id: number | undefined): () => void {
  if (id === undefined || process.platform === "win32") return () => {};
  guard ??= startGuard();
  const { stdin } = guard;
  stdin?.write(`+${id}\n`);
  return () => void stdin?.write(`-${id}\n`);
}

function startGuard(): ChildProcess {
  // In a group of its own: what ends ours must not end it first. It is no reason for us to stay.
  const child = spawn("/bin/sh", ["-c", script], { stdio: ["pipe", "ignore", "ignore"], detached: true, env: {} });
  child.on("error", () => {});
  child.stdin.on("error", () => {}); // it was ended: nobody is guarded from here on
  child.unref();
  (child.stdin as typeof child.stdin & { unref(): void }).unref();
  return child;
}
