// The two Dash components of our own, and the function that gives figures their colours. No build: React is Dash's.
(() => {
  const { createElement, useEffect, useLayoutEffect, useReducer, useRef, Fragment } = window.React;
  const { createPortal } = window.ReactDOM;

  // What the reader has opened or switched, and what is no part of the address, stays when a page is patched.
  const carry = (page, next) => {
    for (const details of page.querySelectorAll("details[open][id]")) {
      next.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute("open", "");
    }
    for (const input of page.querySelectorAll("input[data-keep-state][id]")) {
      next.querySelector(`#${CSS.escape(input.id)}`)?.toggleAttribute("checked", input.checked);
    }
    const typing = document.activeElement;
    if (typing?.id && typing.matches("#page input[type=search], #page input[type=text], #page input[type=month], #page textarea")) {
      next.querySelector(`#${CSS.escape(typing.id)}`)?.setAttribute("value", typing.value);
    }
  };

  const patch = (page, html) => {
    const next = document.createElement("template");
    next.innerHTML = html;
    carry(page, next.content);
    window.Idiomorph.morph(page, next.content, {
      morphStyle: "innerHTML",
      callbacks: { beforeNodeMorphed: (node) => !(node.dataset && node.dataset.keep !== undefined) },
    });
  };

  // Patches the element `target` to the view, unless a newer one has been asked for meanwhile.
  const Island = ({ target, view }) => {
    useEffect(() => {
      document.documentElement.dataset.live = "true";
    }, []);
    useLayoutEffect(() => {
      if (!view || view.turn !== window.foi.turn()) return;
      const store = document.documentElement.dataset.store;
      if (store && view.store && store !== view.store) {
        location.reload(); // new figures have come: header, footer and all
        return;
      }
      patch(document.getElementById(target), view.html);
      window.foi.shownTurn = view.turn;
      document.title = view.title;
      window.foi.arrived(view.address);
      window.foi.say(view.announce);
    }, [view]);
    return null;
  };

  // Puts a chart into the room of its name. The still drawing shows until the chart of this turn is drawn.
  const Slot = ({ target, turn, children }) => {
    const [, again] = useReducer((number) => number + 1, 0);
    const heard = useRef(null);
    useEffect(() => {
      document.addEventListener("foi:drawn", again);
      return () => document.removeEventListener("foi:drawn", again);
    }, []);
    const room = turn ? document.getElementById(`live-${target}`) : null;
    useEffect(() => {
      if (!room) return undefined;
      const shown = () => {
        const drawing = room.closest(".chart-room"); // asked anew: a patch may have moved the room into another
        // A plot that is drawn again for another reason (a resize) must not pass for the one that was asked.
        const plot = room.querySelector(".js-plotly-plot");
        if (plot.layout?.meta?.turn === (window.foi.shownTurn || 0)) {
          requestAnimationFrame(() => drawing.setAttribute("data-drawn", ""));
        }
      };
      const listen = () => {
        const plot = room.querySelector(".js-plotly-plot");
        if (!plot || !plot.on || heard.current === plot) return;
        heard.current = plot;
        plot.on("plotly_afterplot", shown);
        if (plot.querySelector(".main-svg")) shown();
      };
      const watch = new MutationObserver(listen);
      watch.observe(room, { childList: true, subtree: true });
      listen();
      return () => watch.disconnect();
    }, [room]);
    return room ? createPortal(createElement(Fragment, null, children), room) : null;
  };

  window.foi_components = { Island, Slot };

  // Tokens to colours, all through a figure.
  const coloured = (value, style) => {
    if (Array.isArray(value)) return value.map((item) => coloured(item, style));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, coloured(item, style)]));
    }
    if (typeof value === "string" && /^@[a-z][a-z0-9-]*$/.test(value)) {
      return style.getPropertyValue(`--${value.slice(1)}`).trim();
    }
    return value;
  };

  const fontsAreThere = () =>
    Promise.all(['400 15px "Source Sans 3 Variable"', '600 15px "Source Sans 3 Variable"'].map((font) => document.fonts.load(font)));

  // The page with its still chart is on the screen before the live one is worked at; a hidden page has no frames.
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
      setTimeout(resolve, 100);
    });

  const first = () => {
    const data = document.getElementById("figures-first");
    return { turn: 0, charts: data ? JSON.parse(data.textContent) : {} };
  };

  // The form of a chart for the room that it has: the one whose least width is the greatest that fits.
  const fitting = (room, leasts) => Math.max(0, ...leasts.filter((least) => least <= (room?.clientWidth ?? 0)));
  const figure = (name, charts) => {
    const room = document.querySelector(`[data-chart="${name}"]`);
    return charts[name][fitting(room, Object.keys(charts[name]).map(Number))];
  };
  const forms = () =>
    [...document.querySelectorAll("[data-chart]")]
      .map((room) => `${room.dataset.chart} ${fitting(room, (room.dataset.forms ?? "0").split(" ").map(Number))}`)
      .join();
  let shown = { charts: {}, forms: "" };

  const EMPTY = { data: [], layout: {} };
  const asked = (figure, turn, style) => {
    const { data, layout } = coloured(figure, style);
    return { data, layout: { ...layout, meta: { turn } } };
  };

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.foi = {
    figures: async (given) => {
      const outputs = window.dash_clientside.callback_context.outputs_list;
      const names = outputs.filter(({ property }) => property === "figure").map(({ id }) => id.replace(/^graph-/, ""));
      const { turn, charts } = given || first();
      await Promise.all([fontsAreThere(), painted()]); // after it Dash's context is gone
      const style = getComputedStyle(document.documentElement);
      const figures = names.map((name) =>
        charts[name] ? asked(figure(name, charts), turn, style) : EMPTY,
      );
      shown = { charts, forms: forms() };
      return [...figures, ...names.map((name) => (charts[name] ? turn + 1 : 0))];
    },
  };

  const look = () => {
    if (document.documentElement.dataset.live) {
      window.dash_clientside.set_props("look", { data: { theme: window.foi.theme(), forms: forms() } });
    }
  };
  document.addEventListener("foi:theme", look);
  window.addEventListener("resize", () => {
    if (!document.documentElement.dataset.live || forms() === shown.forms) return;
    const all = Object.values(shown.charts).every((figures) => Object.keys(figures).length > 1);
    if (all) look();
    else window.foi.redraw(); // only the form that fitted is here
  });
})();
