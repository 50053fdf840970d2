import { cpus, totalmem } from "node:os";

/** What the figures were measured on, in words. */
export function machine() {
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, ${memory} GB, ${process.platform}, Node ${process.versions.node}`;
}

/** Day of the measurement, UTC. */
export function today() {
  return new Date().toISOString().slice(0, 10);
}
