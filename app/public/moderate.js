// The moderator's desk: texts are opened here, by the WASM of the desk, with a key that lives in this page alone. What is posted of a text is what may
// be released; before a second person has agreed, even that is sealed.

const base64 = (bytes) => {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const [utf8, read] = [new TextEncoder(), new TextDecoder()];
const $ = (id) => document.getElementById(id);

let texts = [];
let shown = [];
let at = 0;
let key;
let wasm;
let finder;
let suggestions;
/** Whether the themes of the open text were changed since they were kept. */
let recoded = false;

const unlock = $("unlock");
const post = (to, fields) =>
  fetch(`${unlock.dataset.wave}/${to}`, { method: "POST", headers: { prefer: "return=minimal" }, body: new URLSearchParams(fields) });

/** What a sealed text says: its words, and a drawing if there is one. */
function opened(sealed) {
  const plain = key.open(bytes(sealed));
  return plain && JSON.parse(read.decode(plain));
}

async function open(typed) {
  wasm = await import("./desk.js");
  await wasm.default({ module_or_path: new URL("./desk.wasm", import.meta.url) });
  finder = wasm.Finder.shipped();
  const own = wasm.Key.read(typed) ?? wasm.Key.unwrap(bytes(unlock.dataset.wrapped), typed);
  key = own?.copy(bytes(unlock.dataset.copy));
  if (!key) return "shut";
  const answer = await fetch(`${unlock.dataset.wave}/texts`).catch(() => {});
  if (!answer?.ok) return "lost";
  const { examples, definitions, ...rest } = await answer.json();
  texts = rest.texts;
  suggestions = wasm.Suggestions.learn(JSON.stringify(examples), JSON.stringify(definitions));
  for (const text of texts) {
    text.said = opened(text.sealed);
    text.draft = text.proposed ? opened(text.proposed) : text.released && JSON.parse(text.released);
  }
}

unlock?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const told = $("shut");
  told.textContent = "";
  unlock.setAttribute("aria-busy", "true");
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const failed = await open($("passphrase").value).catch(() => "old");
  unlock.removeAttribute("aria-busy");
  if (failed) {
    told.textContent = told.dataset[failed];
    return;
  }
  $("passphrase").value = "";
  unlock.hidden = true;
  $("desk").hidden = false;
  $("measured").textContent = suggestions?.measured() ?? "";
  named() || choose();
});

const isOf = {
  unread: (text) => text.state === "unread",
  proposed: (text) => text.state === "proposed" && !text.mine,
  held: (text) => text.state === "held",
  uncoded: (text) => !text.themes,
  differs: (text) => text.differs.length > 0,
  all: () => true,
};

/** The text that the address names: somebody came from the list of those that coders saw differently. */
function named() {
  const place = texts.findIndex(({ id }) => `#${id}` === location.hash);
  if (place < 0) return false;
  $("which").value = "all";
  [shown, at] = [texts, place];
  show();
  return true;
}

/** Those that were chosen to be shown. */
function choose() {
  shown = texts.filter(isOf[$("which").value]);
  at = 0;
  show();
}

/** A text with what may identify somebody marked. */
function marked(place, words, found) {
  place.textContent = "";
  let from = 0;
  for (const { start, end } of found) {
    const mark = document.createElement("mark");
    mark.textContent = words.slice(start, end);
    place.append(words.slice(from, start), mark);
    from = end;
  }
  place.append(words.slice(from));
}

/** What may identify somebody: where it stands, and what it may be. */
function find(words) {
  const lines = finder.find(words).split("\n").filter(Boolean);
  return lines.map((line) => {
    const [, start, end, kind] = /^(\d+) (\d+) (.*)$/.exec(line);
    return { start: +start, end: +end, kind };
  });
}

function gaps() {
  const box = $("released");
  const seen = new Set();
  $("found").replaceChildren(
    ...find(box.value).flatMap(({ start, end, kind }) => {
      const words = box.value.slice(start, end);
      if (seen.has(words)) return [];
      seen.add(words);
      const [line, button] = [document.createElement("li"), document.createElement("button")];
      button.type = "button";
      button.className = "pill";
      button.textContent = `“${words}” → [${kind}]`;
      button.addEventListener("click", () => {
        box.value = box.value.replaceAll(words, `[${kind}]`);
        gaps();
        ($("found").querySelector("button") ?? box).focus();
      });
      line.append(button);
      return [line];
    }),
  );
}

/** A drawing: numbers alone, which the desk's own code has made an image of. */
function drawn(place, drawing) {
  place.replaceChildren();
  if (drawing) place.append(document.importNode(new DOMParser().parseFromString(wasm.draw(drawing, "A drawing"), "image/svg+xml").documentElement, true));
}

function show() {
  const text = shown[at];
  $("none").hidden = Boolean(text);
  $("work").hidden = !text;
  $("place").textContent = text ? `${at + 1} of ${shown.length}` : "";
  $("before").disabled = at === 0;
  $("after").disabled = at + 1 >= shown.length;
  if (!text) return;
  recoded = false;
  const said = text.said ?? { text: "" };
  $("whose").textContent = `${text.who}: “${text.question}”`;
  marked($("said"), text.said ? said.text : "This text does not open with your key.", text.said ? find(said.text) : []);
  drawn($("drawing"), said.drawing);
  const { may, mayNot } = $("sharing").dataset;
  $("sharing").textContent = text.mayShare ? may : mayNot;
  const standing = $("standing").dataset;
  $("standing").textContent = [standing[text.state], text.by.length ? `(${text.by.join(", ")})` : "", text.concern ? standing.concern : ""].join(" ").trim();
  $("release-part").hidden = !text.mayShare;
  const release = document.querySelector("[data-decision=released]");
  release.hidden = !text.mayShare;
  const confirms = text.two && text.state === "proposed" && !text.mine;
  release.textContent = release.dataset[confirms ? "second" : text.two ? "first" : "one"];
  $("released").value = text.draft?.text ?? said.text;
  $("with-drawing").hidden = !said.drawing;
  $("drawing-too").checked = Boolean(text.draft?.drawing);
  $(text.manner ?? "quote").checked = true;
  gaps();
  const suggested = new Set(suggest(said));
  for (const box of document.querySelectorAll("#themes input")) {
    box.checked = box.id === "theme-none" ? text.themes?.length === 0 : Boolean(text.themes?.includes(box.value));
    box.closest("li").classList.toggle("suggested", suggested.has(box.value));
  }
  $("others").textContent = text.others ? `${text.others === 1 ? "One other person has" : `${text.others} others have`} found themes in it. You look for yourself.` : "";
  const title = (theme) => document.querySelector(`label[for="theme-${CSS.escape(theme)}"]`)?.dataset.title ?? theme;
  $("differ-part").hidden = !text.differs.length;
  $("differ").replaceChildren(
    ...text.differs.map(({ coder, themes }) => {
      const line = document.createElement("li");
      line.textContent = `${coder}: ${themes.map(title).join(", ") || "–"}`;
      return line;
    }),
  );
  $("refused").textContent = "";
  $("text").focus();
}

/** Themes that may fit. None until the measure says that suggestions help. */
const suggest = ({ text }) => (suggestions?.helps() ? suggestions.suggest(text).split("\n").filter(Boolean) : []);

/** Keeps the themes of the open text, if they were changed. */
async function keepThemes(text, settles) {
  if (!recoded && !settles) return true;
  const themes = [...document.querySelectorAll("#themes input:checked")].map((box) => box.value).filter(Boolean);
  const fields = [["words", text.id], ...themes.map((theme) => ["theme", theme]), ...(settles ? [["settles", "1"]] : [])];
  const answer = await post("themes", fields).catch(() => {});
  if (!answer?.ok) {
    $("refused").textContent = $("refused").dataset.themes;
    return false;
  }
  text.themes = themes;
  if (settles) text.differs = [];
  recoded = false;
  return true;
}

async function go(step) {
  if (!(await keepThemes(shown[at]))) return;
  at = Math.min(Math.max(at + step, 0), shown.length - 1);
  show();
}

async function decide(decision, concern) {
  const text = shown[at];
  const refused = $("refused");
  refused.textContent = "";
  if (!(await keepThemes(text))) return;
  const fields = { words: text.id, revision: text.revision, decision, concern: concern ? 1 : 0 };
  let draft;
  if (decision === "released") {
    draft = { text: $("released").value.trim() };
    if ($("drawing-too").checked && text.said.drawing) draft.drawing = text.said.drawing;
    fields.manner = document.querySelector("[name=manner]:checked").value;
    const plain = JSON.stringify(draft);
    // A second person lets out what was proposed, to the letter; what they changed is a proposal of theirs.
    const agrees = text.state === "proposed" && !text.mine && plain === JSON.stringify(text.draft) && fields.manner === text.manner;
    if (text.two && !agrees) {
      fields.decision = "proposed";
      fields.proposed = base64(wasm.seal(unlock.dataset.public, utf8.encode(plain)));
    } else fields.released = plain;
  }
  const answer = await post("decision", fields).catch(() => {});
  if (!answer?.ok) {
    refused.textContent = answer?.status === 409 || answer?.status === 422 ? await answer.text() : refused.dataset.lost;
    return;
  }
  Object.assign(text, { state: fields.decision, manner: fields.manner, draft, mine: true, by: ["you"], revision: text.revision + 1 });
  text.concern ||= Boolean(concern);
  if (at + 1 < shown.length) go(1);
  else choose();
}

/** The marked part of the box becomes a gap that says that something stood there. */
function takeOut() {
  const box = $("released");
  if (box.selectionStart === box.selectionEnd) return;
  box.setRangeText("[…]", box.selectionStart, box.selectionEnd, "end");
  gaps();
  box.focus();
}

const ways = { a: () => decide("released"), n: () => decide("not_for_release"), h: () => decide("held"), c: worry, j: () => go(1), k: () => go(-1) };

function worry() {
  $("concern").returnValue = "";
  $("concern").showModal();
}

if (unlock) {
  document.querySelector("[data-needs-script]").hidden = true;
  unlock.hidden = false;
  $("which").addEventListener("change", choose);
  $("before").addEventListener("click", () => go(-1));
  $("after").addEventListener("click", () => go(1));
  $("take-out").addEventListener("click", takeOut);
  $("as-it-was").addEventListener("click", () => {
    $("released").value = shown[at].said?.text ?? "";
    gaps();
  });
  $("released").addEventListener("input", gaps);
  $("themes").addEventListener("change", ({ target }) => {
    recoded = true;
    // "None of these" stands alone.
    if (target.checked) for (const box of document.querySelectorAll("#themes input")) if ((box.id === "theme-none") !== (target.id === "theme-none")) box.checked = false;
  });
  for (const button of document.querySelectorAll("[data-decision]")) button.addEventListener("click", () => decide(button.dataset.decision));
  $("settle").addEventListener("click", async () => (await keepThemes(shown[at], true)) && show());
  $("worried").addEventListener("click", worry);
  $("concern").addEventListener("close", () => $("concern").returnValue && decide("held", true));
  document.addEventListener("keydown", (event) => {
    if ($("desk").hidden || $("work").hidden || $("concern").open) return;
    if (event.altKey && event.code === "KeyX") {
      event.preventDefault();
      takeOut();
      return;
    }
    // Single keys work where they were switched on, and never while somebody types (WCAG 2.2, 2.1.4).
    if (!$("keys").checked || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("textarea, select, input:not([type=checkbox], [type=radio])")) return;
    const theme = document.querySelector(`#themes input[data-key="${CSS.escape(event.key)}"]`);
    if (theme) theme.click();
    else ways[event.key]?.();
  });
}
