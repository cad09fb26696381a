// A table's headings sort its rows when pressed: up, down, and back to the order it came in.
(() => {
  const upgrade = () => {
    for (const heading of document.querySelectorAll("table[data-sorts] th[data-sort]:not(:has(button))")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...(heading.querySelector("a.sort") ?? heading).childNodes);
      heading.replaceChildren(button);
    }
    for (const body of document.querySelectorAll("table[data-sorts] tbody")) {
      [...body.rows].forEach((row, number) => {
        row.dataset.place = number;
      });
    }
  };

  const value = (row, column) => {
    const cell = row.cells[column];
    const text = cell.dataset.order ?? cell.textContent.trim();
    const number = Number(text.replaceAll(",", "").replace("\u2212", "-"));
    return text !== "" && !Number.isNaN(number) ? number : text.toLowerCase();
  };

  // Numbers before words; what is empty last, in both directions.
  const compare = (a, b, down) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    const order = a < b ? -1 : Number(a > b);
    return down ? -order : order;
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.sort");
    if (!button) return;
    const heading = button.parentElement;
    const table = heading.closest("table");
    const next = { none: "ascending", ascending: "descending", descending: "none" }[heading.getAttribute("aria-sort") || "none"];
    for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    if (next !== "none") heading.setAttribute("aria-sort", next);
    const body = table.tBodies[0];
    const column = heading.cellIndex;
    const place = (row) => Number(row.dataset.place);
    const sorted = [...body.rows].sort((a, b) =>
      next === "none"
        ? place(a) - place(b)
        : compare(value(a, column), value(b, column), next === "descending") || place(a) - place(b),
    );
    body.append(...sorted);
  });

  document.addEventListener("foi:drawn", upgrade);
  document.addEventListener("DOMContentLoaded", upgrade);
})();
