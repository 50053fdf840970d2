import { statSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { loadImplementations } from "../implementations.js";
import { runHere } from "../open/run-here.js";
import { serveReport } from "../open/serve-report.js";
import { wholeNumber } from "../run-options.js";
import { UsageError } from "../usage-error.js";

/** Within this time, in milliseconds, a signal that pnpm passes on has come too. */
const secondSignalMs = 250;

/**
 * `conform open`: serves the report on the loopback address, with an interpreter on which its pages run programs, until
 * Ctrl-C or SIGTERM, which is how it ends as expected.
 */
export async function openCommand(
  flags: { readonly out: string; readonly port?: string; readonly browser: boolean },
  { project, terminal }: Context,
): Promise<ExitStatus> {
  const folder = resolve(flags.out);
  if (statSync(join(folder, "index.html"), { throwIfNoEntry: false }) === undefined)
    throw new UsageError("no-report", `there is no report in "${flags.out}"`, "run pnpm conform first");
  const port = flags.port === undefined ? 0 : wholeNumber("--port", flags.port, 0, 65_535);
  const server = serveReport({ folder, ...runHere(await loadImplementations(project.root)) });
  // Not `once`: pnpm passes on what the terminal sent us too, and the second signal would end us in another way.
  const ended = new Promise((stop) => process.on("SIGINT", stop).on("SIGTERM", stop));
  const url = `http://127.0.0.1:${await listen(server, port)}/`;
  terminal.answer(`${url}\n`);
  terminal.tell("conform: serving the report; Ctrl-C ends it\n");
  if (flags.browser) await (await import("open")).default(url).catch(() => undefined);
  await ended;
  server.close();
  server.closeAllConnections(); // a browser keeps its own open, and would have this process wait for them
  await setTimeout(secondSignalMs); // nobody catches a signal while the process ends
  return exitStatus.asExpected;
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((listening, failed) => {
    server.once("error", ({ message }) =>
      failed(new UsageError("port-in-use", `port ${port} cannot be used: ${message}`, "name another with --port")),
    );
    server.listen(port, "127.0.0.1", listening);
  });
  return (server.address() as AddressInfo).port;
}
