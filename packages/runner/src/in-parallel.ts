/**
 * Maps `items` with at most `jobs` calls at a time; results are in the order of the items. Rejects as the first call that
 * did, when all that were under way have ended: what they started is not left behind.
 */
export async function inParallel<T, R>(items: readonly T[], jobs: number, map: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) results[index] = await map(item);
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.max(1, Math.min(jobs, items.length)) }, work));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return results;
}
