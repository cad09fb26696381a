// The sheet of a return: arrow keys move from cell to cell, and a cell opens its panel beside the sheet in place.
// Without scripts, or where that fails, the link goes to the page with that cell chosen.
(() => {
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const tables = [...document.querySelectorAll("table[data-sheet]")];
  if (!tables.length) return;

  // One cell of a sheet is in the order of Tab; arrow keys reach the others.
  const links = (table) => [...table.querySelectorAll("td.cell > a")];
  const enter = (table, link) => links(table).forEach((one) => (one.tabIndex = one === link ? 0 : -1));
  tables.forEach((table) => enter(table, table.querySelector("td.lit > a") || links(table)[0]));

  // Cells by the middle of their box: merged cells and blanks between need no count of columns.
  const next = (link, [down, right]) => {
    const from = link.parentElement.getBoundingClientRect();
    const ahead = (box) => (down ? down * (box.top - from.top) : right * (box.left - from.left));
    const aside = (box) => {
      const [low, high, start, end] = down
        ? [box.left, box.right, from.left, from.right]
        : [box.top, box.bottom, from.top, from.bottom];
      return low < end - 1 && high > start + 1 ? 0 : Math.min(Math.abs(low - end), Math.abs(start - high)) + 1;
    };
    return links(link.closest("table"))
      .map((one) => ({ one, box: one.parentElement.getBoundingClientRect() }))
      .filter(({ box }) => ahead(box) > 1 && (down || !aside(box)))
      .sort((a, b) => aside(a.box) - aside(b.box) || ahead(a.box) - ahead(b.box))[0]?.one;
  };

  // Of a return with one sheet some links name it and some do not: both are the same cell.
  const placeOf = (address) => {
    const { pathname, searchParams } = new URL(address, location.href);
    return { path: pathname, cell: searchParams.get("cell"), sheet: searchParams.get("sheet") };
  };
  const linkTo = (address) => {
    const asked = placeOf(address);
    return tables.flatMap(links).find((link) => {
      const { path, cell, sheet } = placeOf(link.href);
      return path === asked.path && cell === asked.cell && (!sheet || !asked.sheet || sheet === asked.sheet);
    });
  };

  const choose = async (address) => {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const panel = page.querySelector("#cell[data-panel-content]");
    const room = document.getElementById("cell");
    if (!answer.ok || !panel || !room) throw new Error("no panel");
    const inside = room.contains(document.activeElement);
    room.replaceWith(document.adoptNode(panel));
    tables.forEach((table) =>
      table.querySelectorAll("td.lit").forEach((cell) => {
        cell.classList.remove("lit");
        cell.removeAttribute("aria-current");
      }),
    );
    const link = linkTo(address);
    link?.parentElement.classList.add("lit");
    link?.parentElement.setAttribute("aria-current", "true");
    if (link) enter(link.closest("table"), link);
    if (inside) link?.focus();
    history.replaceState(history.state, "", address);
    document.getElementById("said").textContent = `${panel.querySelector("h2").textContent} is open beside the sheet.`;
  };

  document.addEventListener("keydown", (event) => {
    const link = event.target.closest("table[data-sheet] td.cell > a");
    const step = STEPS[event.key];
    if (!link || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const found = next(link, step);
    if (!found) return;
    enter(link.closest("table"), found);
    found.focus();
  });
  // Before the script of panels: what leads to a cell of this sheet opens here, and in a dialog only where it is a list.
  const asked = (event) => {
    const link = event.target.closest("table[data-sheet] td.cell > a, #cell a.chip, .found a.at");
    return link && !link.closest("dialog") && linkTo(link.href) && tables.some((table) => table.offsetParent) && link;
  };
  const onClick = (event) => {
    const link = asked(event);
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !plain) return;
    event.preventDefault();
    choose(link.href).catch(() => location.assign(link.href));
  };
  document.addEventListener("click", onClick, true);
})();
