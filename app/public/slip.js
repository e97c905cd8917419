// A slip's code, on the pages of links that need one, and on no others. The printed address holds it behind "#", which no browser sends: here
// it is taken out of the address, carried from page to page in this tab, and filled in. And what is typed is looked at while the slip is in the
// hand: the code's last sign checks the others (domain/src/slip.rs).

const SIGNS = "23456789bcdfghjkmnpqrstvwxz";
const LENGTH = 12;
/** Drawn alike, and the one of them that is ours: on other keyboards too. */
const ALIKE = { u: "v", в: "b", з: "3", к: "k", м: "m", н: "h", р: "p", с: "c", т: "t", х: "x" };
const BETWEEN = /[\s\-‐-―−._·\u200b-\u200f\u2066-\u2069]/g;
const DIGITS = ["٠", "۰"].map((zero) => zero.codePointAt(0));

const ours = (sign) => {
  const zero = DIGITS.find((zero) => sign.codePointAt(0) >= zero && sign.codePointAt(0) < zero + 10);
  return SIGNS.indexOf(zero ? String(sign.codePointAt(0) - zero) : (ALIKE[sign] ?? sign));
};
const isCode = (typed) => {
  const places = [...typed.toLowerCase().replace(BETWEEN, "")].map(ours);
  return places.length === LENGTH && !places.includes(-1) && places.reduce((sum, place, at) => sum + place * (1 + (at % 2)), 0) % 27 === 0;
};

/** From one page to the next, for as long as that takes. Where a browser keeps nothing, the code is typed. */
const hand = (code) => {
  try {
    sessionStorage.setItem("slip", code);
  } catch {}
};
const handed = () => {
  try {
    const code = sessionStorage.getItem("slip");
    sessionStorage.removeItem("slip");
    return code;
  } catch {}
};

/** Who is answering: the code goes along to the form, or to the same page in another language. */
function carry() {
  let code;
  const take = () => {
    const [, scanned] = /^#c=(\w+)$/.exec(location.hash) ?? [];
    code = scanned ?? handed() ?? history.state?.slip ?? code;
    // This entry of the tab's history, which the printed address made, knows it still, for whoever chose wrongly and comes back; its address does not.
    if (code) history.replaceState({ slip: code }, "", location.pathname + location.search);
  };
  take();
  addEventListener("hashchange", take);
  document.addEventListener("click", ({ target }) => code && target.closest?.('main a[href^="/s/"]') && hand(code));
}

/** The form. */
function fill(box) {
  const [look, hint, filled] = ["slip-look", "slip-hint", "slip-filled"].map((id) => document.getElementById(id));
  const code = handed();
  const scanned = Boolean(code && !box.value && isCode(code));
  const typed = scanned ? code.match(/.{4}/g).join("-") : box.value;
  // Not in the HTML: Leave, and what wipes the form after Send, would go back to that.
  box.value = typed;
  box.removeAttribute("value");
  if (scanned) {
    document.getElementById("slip-lead").hidden = true;
    filled.hidden = false;
  }
  // The outbox and a kiosk ask for it before they lock answers away; the form itself is never held up by it.
  const check = () => {
    const wrong = box.value.trim() ? (isCode(box.value) ? "" : "unreadable") : "none";
    box.setCustomValidity(wrong && look.dataset[wrong]);
    return wrong;
  };
  const say = (words) => {
    look.textContent = words;
    box.setAttribute("aria-describedby", words ? `${look.id} ${hint.id}` : hint.id);
    box.toggleAttribute("aria-invalid", Boolean(words));
    if (words) box.setAttribute("aria-invalid", "true");
    document.getElementById("slip-wrong")?.remove();
  };
  check();
  box.addEventListener("input", () => check() || say(""));
  box.addEventListener("change", () => say(check() === "unreadable" ? box.validationMessage : ""));
  box.addEventListener("invalid", () => say(box.validationMessage));
}

const box = document.getElementById("slip");
if (box) fill(box);
else carry();
