const loading = new Map<string, Promise<void>>();

/** Loads a script that holds data, once: a page opened from disk may not fetch, but it may load a script. */
export function loadData(address: string): Promise<void> {
  const known = loading.get(address);
  if (known !== undefined) return known;
  const loaded = new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`cannot load ${address}`)));
    document.head.append(script);
  });
  loading.set(address, loaded);
  return loaded;
}
