// Ctrl K (or Cmd K) goes to the search field, wherever the reader is; on a narrow window it opens the menu for it.
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
  const isSeen = (input) => input.offsetParent !== null && !input.closest("details:not([open])");
  const seen = () => [...document.querySelectorAll("input[data-search]")].find(isSeen);
  const menu = document.getElementById("menu");
  if (!seen() && menu) menu.open = true;
  const field = seen();
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
