// Ctrl K (or Cmd K) goes to the search field, wherever the reader is.
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
  const field = [...document.querySelectorAll("input[data-search]")].find((input) => input.offsetParent !== null);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
