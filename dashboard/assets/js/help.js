// The key ? opens the help, unless it was turned off or something is being written.
(() => {
  const KEY = "help-key";
  const off = () => {
    try {
      return localStorage.getItem(KEY) === "off";
    } catch {
      return false; // a browser that keeps nothing
    }
  };
  const turn = (to) => {
    try {
      localStorage.setItem(KEY, to);
    } catch {
      // then it cannot be turned off for longer than this page
    }
  };
  const label = () => {
    for (const button of document.querySelectorAll("[data-key-switch]")) {
      button.textContent = off() ? "Turn the ? key on" : "Turn the ? key off";
    }
  };
  const writing = (element) => element.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || off() || writing(event.target)) return;
    const link = document.querySelector("a[data-help]");
    if (!link || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    link.click();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-key-switch]")) return;
    turn(off() ? "on" : "off");
    label();
  });
  // The switch comes with the help, which is fetched into a dialog later.
  new MutationObserver(label).observe(document.querySelector("#panel .panel-room"), { childList: true });
  label();
})();
