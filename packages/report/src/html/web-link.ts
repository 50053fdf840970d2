/** A link written by hand may be anything; only the web's own are made clickable. */
export function isWebLink(link: string): boolean {
  return /^https?:\/\//u.test(link);
}
