// Copies an address, or the text of an element, and says so in the live line.
(() => {
  const copy = async (text, said) => {
    await navigator.clipboard.writeText(text);
    window.foi.say(said);
  };

  const flash = (button, words) => {
    if (button.dataset.before) return;
    button.dataset.before = button.textContent;
    button.textContent = words;
    setTimeout(() => {
      button.textContent = button.dataset.before;
      delete button.dataset.before;
    }, 1600);
  };

  // An address in a citation or in code for another page begins with a slash: elsewhere it needs this site before it.
  const whole = (text) => text.replace(/(^|["\s])(\/(?:embed|explore|data|forces|platforms)\b)/g, `$1${location.origin}$2`);

  // A copied link names the store that its numbers are of: after new data its page says what changed since.
  const permanent = (address) => {
    const version = document.documentElement.dataset.store;
    if (!version || /[?&]version=/.test(address)) return address;
    return `${address}${address.includes("?") ? "&" : "?"}version=${version}`;
  };

  // A table that has its rows for a spreadsheet gives those, in the order in which they stand; else what is seen.
  const rows = (table) => (table.dataset.plain === undefined ? seen(table) : [table, ...table.tBodies[0].rows].map((row) => row.dataset.plain).join("\n"));

  const seen = (table) =>
    [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim().replace(/\s+/g, " ")).join("\t")).join("\n");

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-copy-from]");
    if (!button || !navigator.clipboard) return;
    event.preventDefault();
    const source = button.dataset.copyFrom && document.getElementById(button.dataset.copyFrom);
    const text = source ? (source.matches("table") ? rows(source) : whole(source.innerText)) : permanent(button.href);
    copy(text, button.dataset.said).then(
      () => flash(button, "Copied"),
      () => window.foi.say("The browser did not let this page copy. Copy it from the address bar."),
    );
  });
})();
