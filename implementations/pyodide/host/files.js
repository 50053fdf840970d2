// Files live on the JavaScript side, outside the memory image: they are compared and put back one by one.

/** Records the file system of an instance. The function it gives puts it back, or says what it cannot put back. */
export function recordFiles(module) {
  const { FS } = module;
  const entries = new Map();
  record(FS, FS.root, "/", entries);
  const streams = FS.streams.map((stream) => stream && { stream, shared: { ...stream.shared }, node: stream.node });
  const cwd = FS.cwd();
  const mounts = FS.root.mount.mounts.length;
  const { nextInode } = FS;

  return function putBack() {
    restoreStreams(FS, streams);
    FS.ignorePermissions = true; // a program may have locked a folder
    try {
      if (FS.root.mount.mounts.length !== mounts) return "a file system was mounted";
      FS.chdir("/");
      const problem = restore(FS, FS.root, "/", entries);
      if (problem !== undefined) return problem;
      FS.chdir(cwd);
    } catch (error) {
      return `the files could not be put back: ${error}`;
    } finally {
      FS.ignorePermissions = false;
    }
    FS.nextInode = nextInode;
    return undefined;
  };
}

const outside = new Set(["/proc"]);

function record(FS, node, path, entries) {
  const isFolder = FS.isDir(node.mode);
  entries.set(path, {
    node,
    mode: node.mode,
    times: [node.atime, node.mtime, node.ctime],
    bytes: FS.isFile(node.mode) ? bytesOf(node).slice() : undefined,
    link: node.link,
    names: isFolder ? Object.keys(node.contents) : [],
  });
  if (isFolder) for (const [name, child] of children(node, path)) record(FS, child, name, entries);
}

function restore(FS, node, path, entries) {
  const known = entries.get(path);
  if (known.node !== node) return `${path} was replaced`;
  node.mode = known.mode;
  node.link = known.link;
  if (known.bytes !== undefined && Buffer.compare(bytesOf(node), known.bytes) !== 0) {
    node.contents = known.bytes.slice();
    node.usedBytes = known.bytes.length;
  }
  for (const [name, child] of children(node, path)) {
    if (entries.has(name)) {
      const problem = restore(FS, child, name, entries);
      if (problem !== undefined) return problem;
    } else {
      remove(FS, child, name);
    }
  }
  const missing = known.names.find((name) => !Object.hasOwn(node.contents, name));
  if (missing !== undefined) return `${path}/${missing} was removed`;
  [node.atime, node.mtime, node.ctime] = known.times;
  return undefined;
}

function remove(FS, node, path) {
  if (!FS.isDir(node.mode)) return FS.unlink(path);
  for (const [name, child] of children(node, path)) remove(FS, child, name);
  return FS.rmdir(path);
}

function children(node, path) {
  if (typeof node.contents !== "object" || node.contents === null || ArrayBuffer.isView(node.contents)) return [];
  if (outside.has(path)) return [];
  const prefix = path === "/" ? "" : path;
  return Object.entries(node.contents).map(([name, child]) => [`${prefix}/${name}`, child]);
}

function bytesOf(node) {
  const { contents, usedBytes } = node;
  if (contents === null || contents === undefined) return new Uint8Array(0);
  return ArrayBuffer.isView(contents) ? contents.subarray(0, usedBytes) : Uint8Array.from(contents.slice(0, usedBytes));
}

function restoreStreams(FS, streams) {
  FS.streams.length = 0;
  streams.forEach((known, descriptor) => {
    if (!known) {
      FS.streams[descriptor] = null;
      return;
    }
    known.stream.node = known.node;
    known.stream.fd = descriptor;
    Object.assign(known.stream.shared, known.shared);
    FS.streams[descriptor] = known.stream;
  });
}
