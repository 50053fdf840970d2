/** Adds a button to every program and command that copies it. */
export function startCopyButtons(): void {
  if (navigator.clipboard === undefined) return;
  for (const source of document.querySelectorAll<HTMLElement>("[data-copy], [data-copy-inline]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.textContent ?? "");
      button.textContent = "Copied";
      setTimeout(() => {
        button.textContent = "Copy";
      }, 1500);
    });
    source.after(button);
  }
}
