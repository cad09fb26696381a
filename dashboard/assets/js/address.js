// State is the address. A choice in the question pushes the address it stands for; Back and Forward bring one back. On a
// live page Dash is then asked to draw it; on any other page, and before Dash is there, the browser goes to it.
(() => {
  const LATE = 10000; // a drawing that has not come by then is asked for as a page
  const SAME_CONTROL = 1500; // arrow keys along one control make one step of the history
  const CHOOSING = 120; // who still ticks is not done
  let turn = 0;
  let late = 0;
  let last = { name: "", time: 0 };
  let choosing = 0;

  const isLive = () => Boolean(document.documentElement.dataset.live);
  const here = () => location.pathname + location.search;
  const said = document.getElementById("said");
  let drawn = here();

  window.foi.say = (words) => {
    said.textContent = "";
    requestAnimationFrame(() => {
      said.textContent = words;
    });
  };
  window.foi.turn = () => turn;

  // The query of a form, without empty fields and without what is the default.
  const query = (form) => {
    const left = new Set();
    for (const control of form.elements) {
      if (control.dataset.default !== undefined && control.checked) left.add(`${control.name}=${control.value}`);
    }
    const pairs = [...new FormData(form)].filter(([name, value]) => value !== "" && !left.has(`${name}=${value}`));
    return new URLSearchParams(pairs).toString().replaceAll("%3A", ":").replaceAll("%2F", "/").replaceAll("%2C", ",");
  };

  const address = (form) => {
    const text = query(form);
    const path = new URL(form.action).pathname;
    return text ? `${path}?${text}` : path;
  };

  // The widths of the rooms of charts: the server then draws only the form that fits.
  const rooms = () =>
    Object.fromEntries([...document.querySelectorAll("[data-chart]")].map((room) => [room.dataset.chart, room.clientWidth]));

  const asked = (url) => ({ path: url.pathname, query: url.search.slice(1), turn, rooms: rooms() });

  // What is being made ready while the reader still chooses: the question with its rooms, and the answer to come.
  let ready = { question: "", answer: null };
  const question = (url) => JSON.stringify([url.pathname, url.search, rooms()]);

  const prepare = (form) => {
    const url = new URL(address(form), location.href);
    if (!isLive() || url.pathname + url.search === here() || question(url) === ready.question) return;
    const body = {
      output: "..island.view...figures-now.data..",
      outputs: [{ id: "island", property: "view" }, { id: "figures-now", property: "data" }],
      inputs: [{ id: "address", property: "data", value: asked(url) }],
      changedPropIds: ["address.data"],
      state: [],
    };
    const sent = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
    const answer = fetch("/_dash-update-component", sent).then(
      (answered) => (answered.ok ? answered.json() : null),
      () => null,
    );
    ready = { question: question(url), answer };
  };

  const ask = () => {
    turn += 1;
    clearTimeout(late);
    late = setTimeout(() => location.reload(), LATE);
    document.getElementById("main").setAttribute("aria-busy", "true");
    const wanted = turn;
    const draw = () => window.dash_clientside.set_props("address", { data: asked(location) });
    const prepared = ready.question === question(location) ? ready.answer : null;
    ready = { question: "", answer: null };
    if (!prepared) {
      draw();
      return;
    }
    prepared.then((answer) => {
      if (wanted !== turn) return; // something else has been asked for meanwhile
      if (!answer) {
        draw();
        return;
      }
      const { island, "figures-now": figures } = answer.response;
      window.dash_clientside.set_props("island", { view: { ...island.view, turn } });
      window.dash_clientside.set_props("figures-now", { data: { ...figures.data, turn } });
    });
  };
  window.foi.redraw = ask;

  const go = (address, name = "") => {
    if (!isLive()) {
      location.assign(address);
      return;
    }
    const soon = name !== "" && name === last.name && Date.now() - last.time < SAME_CONTROL;
    last = { name, time: Date.now() };
    if (address === here() && address === drawn) return;
    history[soon ? "replaceState" : "pushState"](null, "", address);
    ask();
  };
  window.foi.go = go;

  const submit = (form, name) => {
    clearTimeout(choosing);
    go(address(form), name);
  };
  window.foi.submit = submit;

  // Called by the island when the page has been patched: `address` is the canonical form of what was asked.
  window.foi.arrived = (address) => {
    clearTimeout(late);
    document.getElementById("main").removeAttribute("aria-busy");
    if (address !== here()) history.replaceState(null, "", address);
    drawn = address;
    document.dispatchEvent(new CustomEvent("foi:drawn"));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-question]");
    if (!form) return;
    event.preventDefault();
    submit(form, "");
  });

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-question]");
    if (!form || !event.target.name) return;
    if (event.target.checkValidity && !event.target.checkValidity()) return;
    if (event.target.closest("[data-wait]")) {
      clearTimeout(choosing);
      choosing = setTimeout(() => prepare(form), CHOOSING);
      return;
    }
    submit(form, event.target.name);
  });

  // Links to another state of the same live page are drawn in place.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#page a[href]:not([download], [target], [data-panel], [data-copy])");
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !plain || !isLive() || event.defaultPrevented) return;
    const url = new URL(link.href);
    const same = url.origin === location.origin && url.pathname === location.pathname && url.search !== location.search;
    if (!same) return;
    event.preventDefault();
    go(url.pathname + url.search);
  });

  window.addEventListener("popstate", () => {
    if (here() === drawn) return;
    if (isLive()) ask();
    else location.reload();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && here() !== drawn && isLive()) ask();
  });
})();
