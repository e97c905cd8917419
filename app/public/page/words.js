// Own words: what looks at a text, and a child's pad, come when somebody uses a box.
for (const kind of ["click", "focusin", "focusout", "input"]) {
  document.addEventListener(kind, ({ target }) => target.closest?.(".words") && import("./words.js").then((words) => words[kind]?.(target)));
}
for (const button of document.querySelectorAll("[data-draw]")) {
  button.hidden = false;
  // Drawn before this page came back.
  if (button.previousElementSibling.value) button.click();
}
