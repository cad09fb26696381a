// Arrow keys move in a table of states, and one line beside it says where the reader is.
(() => {
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const table = document.querySelector("[data-matrix]");
  const says = document.getElementById("matrix-says");
  if (!table || !says) return;

  // The columns that a cell lies over: a bar lies over several.
  const from = (cell) => [...cell.parentElement.cells].slice(0, cell.cellIndex).reduce((sum, one) => sum + one.colSpan, 0);
  const rows = [...table.querySelectorAll("tr:has(td.state)")];
  const target = (cell) => cell.querySelector("a") || cell;
  table.querySelectorAll("td.state").forEach((cell) => {
    if (!cell.querySelector("a")) cell.tabIndex = -1;
  });

  const next = (cell, [down, right]) => {
    if (right) return cell.parentElement.cells[cell.cellIndex + right];
    const row = rows[rows.indexOf(cell.parentElement) + down];
    const column = from(cell);
    return row && [...row.cells].find((one) => from(one) <= column && column < from(one) + one.colSpan);
  };

  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td.state");
    const step = STEPS[event.key];
    if (!cell || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const found = next(cell, step);
    if (found && found.matches("td.state")) target(found).focus();
  });
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td.state");
    if (cell) says.textContent = `${cell.dataset.says}.`;
  });
})();
