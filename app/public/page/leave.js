// *Leave this page*, at a tap or with Shift three times. Not in the islands: it must work before they have come over a slow line, and on
// pages that have none. The page is emptied at once, before the neutral one has come. The phone's history is out of reach, and we say so.
window.wipeAnswers = () => {
  // Not `reset()` alone: after a refusal the answers stand in the page's own HTML, and a reset goes back to that.
  for (const field of document.querySelectorAll("form [checked], form textarea")) {
    field.removeAttribute("checked");
    field.textContent = "";
  }
  for (const form of document.forms) form.reset();
};
const leave = (link) => {
  wipeAnswers();
  document.title = "";
  document.body.replaceChildren();
  // Takes this page's place in the history.
  location.replace(link.href);
};
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".leave");
  if (!link) return;
  event.preventDefault();
  leave(link);
});
// Three presses within five seconds with no other key between or beside: nobody does that by chance.
let presses = [];
let alone;
document.addEventListener("keydown", (event) => {
  alone = event.key === "Shift";
  if (!alone) presses = [];
});
document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !alone) return;
  presses = [...presses, event.timeStamp].filter((time) => event.timeStamp - time < 5000);
  if (presses.length > 2) document.querySelector(".leave")?.click();
});
// The browser kept the emptied page: whoever comes back to it gets a fresh one.
addEventListener("pageshow", (event) => {
  if (event.persisted && !document.body.firstElementChild) location.reload();
});
