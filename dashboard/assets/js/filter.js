// A search field narrows lists of the same things: what is not called by its words is hidden, and how many are left is
// said. A thing is known by the address of its first link; one list has its other names, the others follow that list.
(() => {
  const rowsOf = (list) => [...list.querySelectorAll(":scope > tbody > tr, :scope > li")];
  const address = (row) => row.querySelector("a")?.getAttribute("href");

  const filter = (field) => {
    const words = field.value.trim().toLowerCase();
    const lists = field.dataset.filters.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
    const named = new Map(
      lists.flatMap(rowsOf).filter((row) => row.dataset.words).map((row) => [address(row), row.dataset.words]),
    );
    const fits = (row) => (named.get(address(row)) ?? row.textContent.toLowerCase()).includes(words);
    for (const row of lists.flatMap(rowsOf)) row.hidden = !fits(row);
    const all = lists.length ? rowsOf(lists.at(-1)) : [];
    const said = document.getElementById(field.dataset.says);
    if (said) said.textContent = words ? `${all.filter((row) => !row.hidden).length} of ${all.length}` : "";
  };

  document.addEventListener("input", (event) => {
    if (event.target.matches("input[data-filters]")) filter(event.target);
  });
  // A browser that comes back to the page keeps what was written in the field.
  addEventListener("pageshow", () => document.querySelectorAll("input[data-filters]").forEach(filter));

  // Arrow keys go from tile to tile as they stand: the nearest in that direction.
  const AIMS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  const middle = (tile) => {
    const box = tile.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  document.addEventListener("keydown", (event) => {
    const from = event.target.closest?.("a.tile");
    const aim = AIMS[event.key];
    if (!from || !aim || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const [x, y] = middle(from);
    const near = [...from.closest("ul").querySelectorAll("li:not([hidden]) > a.tile")]
      .map((tile) => ({ tile, across: middle(tile)[0] - x, down: middle(tile)[1] - y }))
      .filter(({ across, down }) => across * aim[0] + down * aim[1] > 1)
      .map((one) => ({ ...one, far: Math.hypot(one.across, one.down) + 2 * Math.abs(one.across * aim[1] + one.down * aim[0]) }))
      .sort((a, b) => a.far - b.far);
    if (!near.length) return;
    event.preventDefault();
    near[0].tile.focus();
  });
})();
