/** The text of `assets.generated.ts`. */
export function makeAssets(): Promise<string>;
