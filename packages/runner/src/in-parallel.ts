/** Maps `items` with at most `jobs` calls at a time; results are in the order of the items. */
export async function inParallel<T, R>(items: readonly T[], jobs: number, map: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) results[index] = await map(item);
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(jobs, items.length)) }, work));
  return results;
}
