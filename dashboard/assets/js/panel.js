// Any number opens its cell: the page of the cell is fetched and its panel shown in a dialog. Without scripts, or where
// that fails, the link goes to the page itself.
(() => {
  const dialog = document.getElementById("panel");
  const room = dialog.querySelector(".panel-room");

  const open = async (address) => {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const content = page.querySelector("[data-panel-content]");
    if (!answer.ok || !content) throw new Error("no panel");
    // The page below may have the same part: no two elements of a page share an identifier.
    content.removeAttribute("id");
    content.removeAttribute("aria-labelledby");
    content.querySelectorAll("[id]").forEach((one) => (one.id = `panel-${one.id}`));
    const title = content.querySelector("h1, h2");
    if (title) {
      title.id = title.id || "panel-title";
      dialog.setAttribute("aria-labelledby", title.id);
    }
    const close = document.createElement("button");
    close.type = "button";
    close.className = "button panel-close";
    close.dataset.closePanel = "";
    close.textContent = "Close";
    room.replaceChildren(close, document.adoptNode(content));
    if (!dialog.open) dialog.showModal();
    room.scrollTop = 0;
    close.focus();
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close-panel]") || event.target === dialog) {
      dialog.close();
      return;
    }
    const link = event.target.closest("a[data-panel]");
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !plain || event.defaultPrevented) return;
    event.preventDefault();
    open(link.href).catch(() => location.assign(link.href));
  });
})();
