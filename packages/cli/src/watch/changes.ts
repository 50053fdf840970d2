import { dirname } from "node:path";
import { watch } from "chokidar";

/** Saves that come closer together than this, in milliseconds, are one: editors write, rename and touch. */
const oneSaveMs = 30;

/** What is saved, noticed as it happens. */
export interface Changes extends AsyncDisposable {
  /** Resolves at the next save, or at once where there was one since it was last asked. */
  next(signal: AbortSignal): Promise<void>;
  /** Asks for a round without a save. */
  ask(): void;
}

/** Watches folders and files; files may be absent yet. Resolves when every change from now on is noticed. */
export async function watchChanges(folders: readonly string[], files: readonly string[]): Promise<Changes> {
  const isWatched = (path: string) =>
    files.includes(path) || folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
  // A file is seen through its folder, so that it is noticed when it comes, and when an editor puts another in its place.
  const around = [...new Set(files.map((file) => dirname(file)))];
  const watcher = watch([...folders, ...around], {
    ignoreInitial: true,
    ignored: (path) => !isWatched(path) && !around.includes(path),
  });
  let isWaiting = false;
  let wake: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const noticed = () => {
    isWaiting = true;
    wake?.();
  };
  watcher.on("all", (_event, path) => {
    if (!isWatched(path)) return;
    clearTimeout(timer);
    timer = setTimeout(noticed, oneSaveMs);
  });
  await new Promise<void>((resolve, reject) => watcher.once("ready", resolve).once("error", reject));
  return {
    async next(signal) {
      while (!isWaiting && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal.addEventListener("abort", () => resolve(), { once: true });
        });
      }
      isWaiting = false;
    },
    ask: noticed,
    async [Symbol.asyncDispose]() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
