/** Text as a sentence shows it: quoted, escaped, and cut where it is long. */
export function showText(text: string, most = 60): string {
  return JSON.stringify(text.length > most ? `${text.slice(0, most)}…` : text);
}
