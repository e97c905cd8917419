// The keys of people's words: made, wrapped and handed on in this browser, by the WASM of the desk. What a form posts is public or sealed; passphrases
// have no name and are never posted.

const { default: start, Key } = await import("./desk.js");
await start({ module_or_path: new URL("./desk.wasm", import.meta.url) });

const base64 = (bytes) => {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
/** Lines of two words each. */
const pairs = (text) => text.split("\n").filter(Boolean).map((line) => line.split(" "));
const SHORTEST = 12;

class Told extends Error {}

/** A paint before long work, so that the button shows that it is at it. */
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** One's own key, by passphrase or recovery sheet. */
function open(form) {
  const typed = form.querySelector("[data-part=old]").value;
  const key = Key.read(typed) ?? Key.unwrap(bytes(form.dataset.wrapped), typed);
  const own = form.elements.public?.value;
  if (!key || (own && key.public() !== own)) throw new Told("shut");
  return key;
}

function newPassphrase(form) {
  const [typed, again] = ["new", "again"].map((part) => form.querySelector(`[data-part=${part}]`).value);
  if ([...typed].length < SHORTEST) throw new Told("short");
  if (typed !== again) throw new Told("differs");
  return typed;
}

const made = new WeakMap();

/** Each gives true where the form can be posted. */
const acts = {
  "make-own"(form) {
    const sheet = form.querySelector("[data-sheet]");
    if (made.has(form)) {
      if (!form.querySelector("[data-part=kept]").checked) throw new Told("unkept");
      const key = made.get(form);
      form.elements.public.value = key.public();
      form.elements.wrapped.value = base64(key.wrap(newPassphrase(form)));
      return true;
    }
    newPassphrase(form);
    const key = Key.make();
    made.set(form, key);
    sheet.querySelector("[data-line]").textContent = key.sheet().replace(/^(AGE-SECRET-KEY-1)(.*)$/, (_, head, rest) => [head, ...rest.match(/.{1,6}/g)].join(" "));
    sheet.hidden = false;
    const button = form.querySelector("[data-then]");
    button.textContent = button.dataset.then;
    sheet.querySelector("h3").tabIndex = -1;
    sheet.querySelector("h3").focus();
    return false;
  },
  "change-own"(form) {
    const passphrase = newPassphrase(form);
    form.elements.wrapped.value = base64(open(form).wrap(passphrase));
    return true;
  },
  make(form) {
    const key = Key.make();
    const copies = pairs(form.dataset.to).map(([account, to]) => `${account} ${base64(key.hand_to(to))}`);
    form.elements.public.value = key.public();
    form.elements.copies.value = copies.join("\n");
    return true;
  },
  give(form) {
    const own = open(form);
    const copies = pairs(form.dataset.copies).map(([id, copy]) => {
      const key = own.copy(bytes(copy));
      if (!key) throw new Told("shut");
      return `${id} ${base64(key.hand_to(form.dataset.to))}`;
    });
    form.elements.copies.value = copies.join("\n");
    return true;
  },
};

document.querySelector("[data-needs-script]").hidden = true;
for (const form of document.querySelectorAll("form[data-keys]")) {
  form.hidden = false;
  const told = form.querySelector("[data-told]");
  form.querySelector("[data-print]")?.addEventListener("click", () => {
    document.body.classList.add("prints-key");
    print();
    document.body.classList.remove("prints-key");
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    told.textContent = "";
    form.setAttribute("aria-busy", "true");
    await painted();
    try {
      if (acts[form.dataset.keys](form)) {
        // Nothing that was typed lives on in this page's history.
        form.querySelectorAll("input[type=password]").forEach((box) => (box.value = ""));
        form.submit();
      }
    } catch (error) {
      told.textContent = told.dataset[error instanceof Told ? error.message : "failed"];
    }
    form.removeAttribute("aria-busy");
  });
}
