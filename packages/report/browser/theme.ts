// Runs before the page is drawn, so that it is never drawn in the wrong colors, nor shows what is to be predicted.
document.documentElement.dataset.script = "";
try {
  const theme = localStorage.getItem("pyconform-theme");
  const predict = localStorage.getItem("pyconform-predict") === "on" || /[?&]predict\b/u.test(location.search);
  if (predict && location.protocol.startsWith("http")) document.documentElement.dataset.predict = "";
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the system's colors are then the only ones.
}
