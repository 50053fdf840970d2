/** What a script of data puts where pages look for it: the only thing that it sets. */
export function scriptValue(script: string): unknown {
  const page: Record<string, unknown> = {};
  new Function("globalThis", script)(page);
  return Object.values(page)[0];
}
