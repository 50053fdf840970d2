const themes = ["system", "light", "dark"] as const;

/** Lets the reader choose the colors; the choice is kept where storage is allowed. */
export function startThemeButton(): void {
  const button = document.querySelector<HTMLButtonElement>("button.theme");
  if (button === null) return;
  const root = document.documentElement;
  const show = () => {
    button.textContent = `Theme: ${root.dataset.theme ?? "system"}`;
  };
  button.addEventListener("click", () => {
    const current = themes.findIndex((theme) => theme === (root.dataset.theme ?? "system"));
    const next = themes[(current + 1) % themes.length] ?? "system";
    if (next === "system") delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      if (next === "system") localStorage.removeItem("pyconform-theme");
      else localStorage.setItem("pyconform-theme", next);
    } catch {
      // Forbidden storage: the choice lasts for this page.
    }
    show();
  });
  show();
}
