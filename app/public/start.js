// Starts the islands, after everything else: a page works without. A file of our own, so that the Content-Security-Policy needs
// no nonce. What a bad line loses is asked for again.
let tries = 0;
let busy;
const start = async () => {
  const islands = document.querySelectorAll("leptos-island");
  if (busy || !islands.length) return;
  busy = true;
  let module;
  try {
    // Some browsers remember a failed import by its address.
    module = await import("./blether.js" + (tries ? "?" + tries : ""));
    await module.default({ module_or_path: new URL("./blether.wasm", import.meta.url) });
  } catch {
    busy = false;
    setTimeout(start, 5000 * 2 ** tries++);
    return;
  }
  module.hydrate();
  for (const island of islands) module[island.dataset.component]?.(island);
};
addEventListener("online", start);
(window.requestIdleCallback ?? setTimeout)(start);
