// Arrow keys move in a table of states, and a panel beside it says where the reader is and what stands there.
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
  const part = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };
  const links = (cell) => {
    const made = document.createElement("p");
    const own = cell.querySelector("a");
    const force = cell.parentElement.querySelector("th a");
    [own && [own, own.pathname.startsWith("/returns/") ? "Open the return" : "Open the cell"], force && [force, force.textContent]]
      .filter(Boolean)
      .forEach(([to, words], place) => {
        if (place) made.append(" · ");
        const link = part("a", "", words);
        link.href = to.href;
        if (to.matches("[data-panel]")) link.dataset.panel = "";
        made.append(link);
      });
    return made;
  };
  const show = (event) => {
    const cell = event.target.closest("td.state");
    if (!cell) return;
    const { who, what } = cell.dataset;
    const more = cell.querySelector("template");
    const count = cell.querySelector(".count")?.textContent;
    says.replaceChildren(
      part("p", "overline", who),
      part("p", "says-what", what[0].toUpperCase() + what.slice(1)),
      ...(count ? [part("p", "says-count", count)] : []),
      ...(more ? [more.content.cloneNode(true)] : []),
      links(cell),
    );
  };
  table.addEventListener("focusin", show);
})();
