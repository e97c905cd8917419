// A box for one's own words, once somebody uses it: says how many letters are left, near the end, and suggests to take out what may tell who
// somebody is. It never holds anything up, and nothing leaves the phone. Its words are the page's; its patterns come from
// domain/content/identifying.toml while building.

const said = document.getElementById("words-said").dataset;
const { raw } = String;
const kinds = Object.entries(PATTERNS).map(([kind, like]) => [said[kind], new RegExp(like, "giu")]);
const NEAR = 100;
let pause;

const isBox = (box) => box.localName === "textarea" && !box.hidden;
const list = (names) => new Intl.ListFormat(document.documentElement.lang, { type: "unit" }).format(names);
// As a person counts, where the browser can.
const count = (text) => [...(Intl.Segmenter ? new Intl.Segmenter().segment(text) : text)].length;
const left = ({ value }) => (value.length > said.most - NEAR ? said.most - count(value.trim()) : Infinity);

function look(box) {
  clearTimeout(pause);
  let text = box.value;
  const found = kinds.filter(([, like]) => text !== (text = text.replace(like, " ")));
  const words = box.validationMessage || (found.length ? `${said.look} ${list(found.map(([name]) => name))}` : "");
  const status = box.parentElement.querySelector("[role=status]");
  // The same again would be read out again.
  if (status.textContent !== words) status.textContent = words;
}

export function input(box) {
  if (!isBox(box)) return;
  const [limit, rest] = [box.nextElementSibling, left(box)];
  limit.dataset.words ??= limit.textContent;
  limit.textContent = rest > NEAR ? limit.dataset.words : `${said.left} ${rest}`;
  // The outbox and a kiosk ask for it before they lock a text away; the form itself is never held up by it.
  box.setCustomValidity(rest < 0 ? said.long : "");
  clearTimeout(pause);
  pause = setTimeout(look, 1000, box);
}

export const focusin = input;
export const focusout = (box) => isBox(box) && look(box);

export function click(target) {
  const button = target.closest("[data-draw]");
  if (button) import("./draw.js").then(({ turn }) => turn(button));
}
