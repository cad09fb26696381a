// A range with two handles over two fields of months: what a handle says is carried into its field, which the form sends.
(() => {
  const NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

  const month = (start, index) => {
    const [year, number] = start.split("-").map(Number);
    const all = year * 12 + number - 1 + index;
    return { year: Math.floor(all / 12), number: (all % 12) + 1 };
  };

  const parts = (handle) => {
    const range = handle.closest("[data-range]");
    const [low, high] = range.querySelectorAll("input");
    return { range, low, high, form: handle.form };
  };

  // An end of the range is an open end of the question: then new figures are shown as they come.
  const carry = (handle) => {
    const { range, low, high, form } = parts(handle);
    if (Number(low.value) > Number(high.value)) handle.value = handle === low ? high.value : low.value;
    const { year, number } = month(range.dataset.range, Number(handle.value));
    const isEnd = handle === low ? handle.value === handle.min : handle.value === handle.max;
    form.elements[handle === low ? "from" : "to"].value = isEnd ? "" : `${year}-${String(number).padStart(2, "0")}`;
    handle.setAttribute("aria-valuetext", `${NAMES[number - 1]} ${year}`);
    const months = Number(low.max) + 1;
    const fill = range.querySelector(".range-fill");
    fill.style.left = `${(100 * Number(low.value)) / months}%`;
    fill.style.right = `${100 - (100 * (Number(high.value) + 1)) / months}%`;
  };

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-range] input")) carry(event.target);
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-range] input")) return;
    carry(event.target);
    window.foi.submit(event.target.form, event.target.id);
  });
})();
