/** Puts the address of a report that is served where its pages have `REPORT`; one that is opened from disk has none. */
export function startReportAddress(): void {
  if (!location.protocol.startsWith("http")) return;
  const root = new URL(document.documentElement.dataset.root ?? "", new URL(".", location.href)).href.replace(
    /\/$/u,
    "",
  );
  for (const place of document.querySelectorAll<HTMLElement>(".report-address")) place.textContent = root;
  for (const note of document.querySelectorAll<HTMLElement>(".address-note")) note.hidden = true;
}
