import { createReadStream, type Stats, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { pipeline } from "node:stream";

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".py": "text/x-python; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".xml": "application/xml; charset=utf-8",
  ".zip": "application/zip",
};

/** What is served. */
export interface Served {
  /** Absolute path of the report's folder: it is read at each request, so that a new report is seen. */
  readonly folder: string;
  /** Served instead of, or besides, what is in the folder: path to text. */
  readonly texts: ReadonlyMap<string, string>;
  /** The same for files: path to absolute path. */
  readonly files: ReadonlyMap<string, string>;
}

/** A server of what is named, and of nothing else. */
export function serveReport(served: Served): Server {
  return createServer((request, response) => {
    const path = pathOf(request.url ?? "/");
    if (path === undefined || (request.method !== "GET" && request.method !== "HEAD")) notFound(response);
    else answer(served, path, request, response);
  });
}

function answer({ folder, texts, files }: Served, path: string, request: IncomingMessage, response: ServerResponse) {
  const headers = {
    "content-type": contentTypes[extname(path)] ?? "application/octet-stream",
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  };
  const text = texts.get(path);
  if (text !== undefined) {
    response.writeHead(200, { ...headers, "content-length": Buffer.byteLength(text) });
    response.end(request.method === "HEAD" ? undefined : text);
    return;
  }
  const file = files.get(path) ?? fileBelow(folder, path);
  const stat = file === undefined ? undefined : statOf(file);
  if (file === undefined || stat === undefined) {
    notFound(response);
    return;
  }
  const etag = `"${stat.size.toString(36)}-${Math.round(stat.mtimeMs).toString(36)}"`;
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, { etag, "cache-control": "no-cache" }).end();
    return;
  }
  response.writeHead(200, { ...headers, etag, "content-length": stat.size });
  if (request.method === "HEAD") response.end();
  // A file that cannot be read, or is replaced meanwhile, ends this answer and not the server.
  else pipeline(createReadStream(file), response, () => undefined);
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("not found\n");
}

/** The path that an address names, without a slash at its start; `undefined` where it is none. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname).slice(1);
    if (path.includes("\0")) return undefined;
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  } catch {
    return undefined;
  }
}

function fileBelow(folder: string, path: string): string | undefined {
  const file = normalize(join(folder, path));
  return file.startsWith(folder + sep) ? file : undefined;
}

function statOf(file: string): Stats | undefined {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() === true ? stat : undefined;
  } catch {
    return undefined; // below a file, or a name too long for the system
  }
}
