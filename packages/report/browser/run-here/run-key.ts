/** Whether a key stroke in a field asks to run: Ctrl (or Command) and Enter. */
export function isRunKey(event: KeyboardEvent): boolean {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey);
}
