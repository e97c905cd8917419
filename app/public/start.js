// Starts the islands of a page, after everything else: a page works without. A file of our own instead of Leptos' inline
// script, so that the Content-Security-Policy needs no nonce.
const start = async () => {
  const islands = document.querySelectorAll("leptos-island");
  if (!islands.length) return;
  const module = await import("./blether.js");
  await module.default({ module_or_path: new URL("./blether.wasm", import.meta.url) });
  module.hydrate();
  for (const island of islands) module[island.dataset.component]?.(island);
};
(window.requestIdleCallback ?? setTimeout)(start);
