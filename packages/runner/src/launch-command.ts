import { basename } from "node:path";

/** `command` with arguments added. A remote shell splits what `ssh` hands it, so there each one is quoted. */
export function launchCommand(command: readonly string[], args: readonly string[]): readonly string[] {
  const overSsh = /^ssh(\.exe)?$/i.test(basename(command[0] ?? "").replace(/^.*\\/, ""));
  return [...command, ...(overSsh ? args.map(quoteForShell) : args)];
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
