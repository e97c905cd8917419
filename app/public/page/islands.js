// Starts the islands last: a page works without. A file, so that the Content-Security-Policy needs no nonce.
let tries = 0;
let busy;
const start = async () => {
  const islands = document.querySelectorAll("leptos-island");
  if (busy || !islands.length) return;
  busy = true;
  let module;
  try {
    // Some remember a failed import.
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
// Not while the first question is being painted and tapped: a page works without.
setTimeout(() => (window.requestIdleCallback ?? setTimeout)(start, { timeout: 3e3 }), 400);
// The outbox: loaded where it was chosen, on its own pages, and when somebody looks at the choice.
const outbox = () => import("./outbox.js");
const part = document.querySelector("[data-outbox]");
if (navigator.serviceWorker?.controller || (part && !part.hidden)) outbox();
else if (part && navigator.serviceWorker) {
  part.hidden = false;
  part.ontoggle = outbox;
}
