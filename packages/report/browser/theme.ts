// Runs before the page is drawn, so that it is never drawn in the wrong colors.
document.documentElement.dataset.script = "";
try {
  const theme = localStorage.getItem("pyconform-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the system's colors are then the only ones.
}
