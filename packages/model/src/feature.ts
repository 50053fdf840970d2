/** What a case may need beyond the language itself; each is tried on the running interpreter. */
export const features = {
  threads: "a second thread runs beside the first",
  subprocess: "a child process can be started",
  fork: "os.fork works",
  ctypes: "ctypes can load the C library",
  sockets: "a loopback socket can be opened",
  signals: "a signal handler can be set and runs",
  frames: "sys._getframe gives frames",
  getsource: "inspect.getsource finds a case's program",
} as const satisfies Record<string, string>;

/** See {@link features}. */
export type Feature = keyof typeof features;

/** Whether `text` names a {@link Feature}. */
export function isFeature(text: string): text is Feature {
  return Object.hasOwn(features, text);
}
