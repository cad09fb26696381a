// Pickers are `details` of a form. Scripts add: one open at a time, Esc and a press outside close, a field that finds
// rows, arrow keys, the count of what is chosen.
(() => {
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[-'’]/g, " ").trim();
  const pickers = () => document.querySelectorAll("details.picker, details.menu");

  const close = (picker, focus) => {
    picker.open = false;
    if (focus) picker.querySelector("summary").focus();
  };

  // A list is as high as the window has room for, so that its button is in sight. On a phone it is a sheet.
  const fit = (panel) => {
    if (!panel) return;
    const fixed = getComputedStyle(panel).position === "fixed";
    const room = window.innerHeight - panel.getBoundingClientRect().top - 16;
    panel.style.maxHeight = fixed ? "" : `${Math.min(620, Math.max(300, room))}px`;
  };

  const rows = (options) => [...options.querySelectorAll(".option")];
  const isShown = (row) => !row.hidden && !row.closest("[hidden]");

  const find = (options) => {
    const field = options.querySelector(".find");
    const wanted = field ? fold(field.value) : "";
    let any = false;
    for (const row of rows(options)) {
      const words = fold(`${row.querySelector(".option-name").textContent} ${row.dataset.words || ""}`);
      row.hidden = wanted !== "" && !words.includes(wanted);
      any = any || !row.hidden;
    }
    for (const group of options.querySelectorAll(".option-group")) {
      group.hidden = rows(group).every((row) => row.hidden);
    }
    options.querySelector("[data-nothing]").hidden = any;
  };

  const listed = (names) => (names.length ? `: ${names.join(", ")}` : "");

  const count = (options) => {
    const chosen = rows(options).filter((row) => row.querySelector("input").checked);
    const names = chosen.map((row) => row.querySelector(".option-name").textContent);
    const { one, many } = options.dataset;
    options.querySelector("[data-chosen]").textContent = `${names.length} chosen${listed(names)}.`;
    options.querySelector("[data-show]").textContent = `Show ${names.length} ${names.length === 1 ? one : many}`;
  };

  // The button for a whole region is about the region of the row that was touched last.
  const regionOf = new WeakMap();
  const region = (options, group) => {
    const button = options.querySelector("[data-whole-group]");
    if (!button || !group || !group.dataset.group) return;
    regionOf.set(button, group);
    button.textContent = `All of ${group.dataset.group}`;
    button.hidden = false;
  };

  const refresh = () => {
    for (const options of document.querySelectorAll(".options[data-wait]")) {
      find(options);
      count(options);
    }
  };

  document.addEventListener("toggle", (event) => {
    const picker = event.target;
    if (!picker.matches?.("details.picker, details.menu") || !picker.open) return;
    for (const other of pickers()) if (other !== picker) close(other, false);
    fit(picker.querySelector(".picker-panel"));
    const chosen = picker.querySelector(".find") || picker.querySelector("input:checked") || picker.querySelector("input, a");
    if (window.matchMedia("(min-width: 640px)").matches) chosen?.focus({ preventScroll: true });
  }, true);

  document.addEventListener("pointerdown", (event) => {
    for (const picker of pickers()) if (picker.open && !picker.contains(event.target)) close(picker, false);
  });

  document.addEventListener("keydown", (event) => {
    const picker = event.target.closest("details.picker[open], details.menu[open]");
    if (!picker) return;
    if (event.key === "Escape") {
      close(picker, true);
      event.preventDefault();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const options = event.target.closest(".options[data-wait]");
      if (!options) return;
      const inputs = rows(options).filter(isShown).map((row) => row.querySelector("input"));
      const place = inputs.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1);
      (inputs[place] || (place < 0 ? options.querySelector(".find") : inputs.at(-1)))?.focus();
      event.preventDefault();
    }
  });

  document.addEventListener("focusout", (event) => {
    const picker = event.target.closest("details.picker[open], details.menu[open]");
    const next = event.relatedTarget;
    if (picker && next && !picker.contains(next)) close(picker, false);
  });

  document.addEventListener("input", (event) => {
    const options = event.target.closest(".options[data-wait]");
    if (options && event.target.matches(".find")) find(options);
  });

  document.addEventListener("change", (event) => {
    const options = event.target.closest(".options[data-wait]");
    if (!options || !event.target.closest(".option")) return;
    count(options);
    region(options, event.target.closest(".option-group"));
  });

  // Enter in the field takes the only row that is left.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches(".find")) return;
    const options = event.target.closest(".options[data-wait]");
    const left = rows(options).filter(isShown);
    event.preventDefault();
    if (left.length !== 1) return;
    left[0].querySelector("input").click();
    event.target.value = "";
    find(options);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const options = button.closest(".options[data-wait]");
    if (button.dataset.close !== undefined) close(button.closest("details"), true);
    if (button.dataset.clear !== undefined) {
      for (const row of rows(options)) row.querySelector("input").checked = false;
      count(options);
    }
    if (button.dataset.wholeGroup !== undefined) {
      for (const row of rows(regionOf.get(button))) if (row.dataset.whole === undefined) row.querySelector("input").checked = true;
      count(options);
    }
  });

  // A choice made with the pointer closes the list; one made with the arrow keys leaves it open to go on.
  document.addEventListener("click", (event) => {
    const row = event.target.closest(".picker .option");
    if (row && event.detail > 0 && row.querySelector("input[type=radio]")) close(row.closest("details"), true);
  });
  document.addEventListener("submit", () => {
    for (const picker of pickers()) if (picker.open) close(picker, true);
  });

  document.addEventListener("foi:drawn", refresh);
  document.addEventListener("DOMContentLoaded", refresh);
})();
