// Runs before the first paint: says that scripts run, and sets the theme that was chosen last. Without a choice the
// system's theme holds. Later it writes the word on the switch and keeps the choice.
(() => {
  const root = document.documentElement;
  const KEY = "theme";
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // a browser that keeps nothing
    }
  };
  const remember = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // the choice holds for this page only
    }
  };
  const shown = () => root.dataset.theme || (system.matches ? "dark" : "light");

  const label = () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.textContent = shown() === "dark" ? "Light" : "Dark";
    }
  };
  const told = () => {
    label();
    document.dispatchEvent(new CustomEvent("foi:theme", { detail: shown() }));
  };

  root.classList.add("js");
  const theme = remembered();
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  window.foi = { theme: shown };
  system.addEventListener("change", told);
  document.addEventListener("DOMContentLoaded", label);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    root.dataset.theme = shown() === "dark" ? "light" : "dark";
    remember(root.dataset.theme);
    told();
  });
})();
