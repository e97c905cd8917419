// While somebody words a survey: what *Check* would say, a moment after the last key. Nothing is saved by it, and the page works without.

const form = document.querySelector("form[data-check]");
const PAUSE = 400;
let waiting = 0;
let turn = 0;

async function check() {
  const mine = ++turn;
  const body = new URLSearchParams(new FormData(form));
  body.set("check", "");
  const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
  // Who is not signed in any more is sent elsewhere: that is no answer to this.
  if (!answer || answer.redirected || ![200, 409, 422].includes(answer.status)) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // An older answer must not stand over a newer one.
  if (mine !== turn) return;
  for (const slot of form.querySelectorAll("[data-says]")) {
    const said = page.getElementById(slot.id);
    if (!said) continue;
    slot.className = said.className;
    if (slot.textContent !== said.textContent) slot.textContent = said.textContent;
  }
}

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(check, PAUSE);
});
