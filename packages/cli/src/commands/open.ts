import { createReadStream, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, resolve, sep } from "node:path";
import type { Context } from "../context.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { UsageError } from "../usage-error.js";

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
};

/** `conform open`: serves the report on the loopback address until Ctrl-C. */
export async function openCommand(
  flags: { readonly out: string; readonly port?: string; readonly browser: boolean },
  { terminal }: Context,
): Promise<ExitStatus> {
  const folder = resolve(flags.out);
  if (statSync(join(folder, "index.html"), { throwIfNoEntry: false }) === undefined)
    throw new UsageError("no-report", `there is no report in "${flags.out}"`, "run pnpm conform first");
  const port = Number(flags.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError("invalid-option", `--port is "${flags.port}"; it takes a number from 0 to 65535`);
  const server = serveFolder(folder);
  await new Promise<void>((listening, failed) => {
    server.once("error", (error) =>
      failed(
        new UsageError("port-in-use", `port ${port} cannot be used: ${error.message}`, "name another with --port"),
      ),
    );
    server.listen(port, "127.0.0.1", listening);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  terminal.answer(`${url}\n`);
  terminal.tell("conform: serving the report; Ctrl-C ends it\n");
  if (flags.browser) await (await import("open")).default(url).catch(() => undefined);
  await new Promise<void>((stop) => process.once("SIGINT", stop));
  server.close();
  return exitStatus.asExpected;
}

/** A server of the files below `folder`, and of nothing else. */
function serveFolder(folder: string): Server {
  return createServer((request, response) => {
    const path = safePath(folder, request.url ?? "/");
    const stat = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
    if (path === undefined || !stat?.isFile() || (request.method !== "GET" && request.method !== "HEAD")) {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("not found\n");
      return;
    }
    response.writeHead(200, {
      "content-type": contentTypes[extname(path)] ?? "application/octet-stream",
      "content-length": stat.size,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(path).pipe(response);
  });
}

function safePath(folder: string, url: string): string | undefined {
  let pathname: string;
  try {
    pathname = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  if (pathname.includes("\0")) return undefined;
  const path = normalize(join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname));
  return path.startsWith(folder + sep) ? path : undefined;
}
