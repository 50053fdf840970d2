const most = 5;

/** Names the first few of a list and says how many more there are. */
export function listBriefly(names: readonly string[]): string {
  const more = names.length - most;
  return `${names.slice(0, most).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
