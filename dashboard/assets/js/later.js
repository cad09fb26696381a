// Dash comes once the page with its still charts is on the screen: who reads need not wait for what draws.
(() => {
  const added = (given) => {
    const script = document.createElement("script");
    const source = given.getAttribute("src");
    if (source) {
      script.async = false; // in the order in which they stand
      script.src = source;
    } else {
      script.textContent = given.textContent;
    }
    return script;
  };

  let begun = false;
  const load = () => {
    if (begun) return;
    begun = true;
    const scripts = [...document.querySelectorAll("script[data-later]")].map(added);
    const files = scripts.filter((script) => script.src);
    if (files.length === 0) return;
    // What is written in the page starts them, when the last is there.
    files.at(-1).addEventListener("load", () => document.body.append(...scripts.filter((script) => !script.src)));
    document.body.append(...files);
  };
  requestAnimationFrame(() => setTimeout(load));
  setTimeout(load, 500); // a hidden page has no frames
})();
