// The card of a block: pointer, tap and keys show the same. It stays until Esc or another block; arrow keys move along
// the blocks, Enter opens the cell. The links over a drawing work without this.
(() => {
  const place = (hit) => document.querySelector(`[data-card-of="${hit.closest(".chart-room").dataset.chart}"]`);

  const row = (hit) => [...hit.closest(".hits").querySelectorAll(".hit")];

  const show = (hit) => {
    const card = place(hit);
    const words = document.getElementById(hit.dataset.card);
    if (!card || !words) return;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "card-close";
    close.dataset.closeCard = "";
    close.innerHTML = "<kbd>Esc</kbd> closes";
    card.replaceChildren(close, words.content.cloneNode(true));
    card.hidden = false;
    for (const other of row(hit)) other.classList.toggle("shown", other === hit);
  };

  const hide = () => {
    let any = false;
    for (const card of document.querySelectorAll("[data-card-of]:not([hidden])")) {
      card.hidden = true;
      any = true;
    }
    for (const hit of document.querySelectorAll(".hit.shown")) hit.classList.remove("shown");
    return any;
  };

  document.addEventListener("pointerover", (event) => {
    const hit = event.target.closest?.(".hit[data-card]");
    if (hit && event.pointerType !== "touch") show(hit);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".hit[data-card]")) show(event.target);
  });

  // A tap shows the card first; the second tap on the same block opens the cell.
  let touched = false;
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch" && !event.target.closest?.(".hit.shown");
  }, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close-card]")) hide();
    const hit = event.target.closest(".hit[data-card]");
    if (!hit || !touched) return;
    event.preventDefault();
    event.stopPropagation();
    show(hit);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open], details.picker[open]") && hide()) return;
    const hit = event.target.closest?.(".hit");
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!hit || !step) return;
    const all = row(hit);
    all[all.indexOf(hit) + step]?.focus();
    event.preventDefault();
  });

  // One stop of the Tab key for a whole row of blocks.
  const rove = () => {
    for (const hits of document.querySelectorAll(".hits")) {
      [...hits.querySelectorAll(".hit")].forEach((hit, number) => {
        hit.tabIndex = number === 0 ? 0 : -1;
      });
    }
  };
  document.addEventListener("focusin", (event) => {
    if (!event.target.matches(".hit")) return;
    for (const hit of row(event.target)) hit.tabIndex = hit === event.target ? 0 : -1;
  });
  document.addEventListener("foi:drawn", () => {
    hide();
    rove();
  });
  document.addEventListener("DOMContentLoaded", rove);
})();
