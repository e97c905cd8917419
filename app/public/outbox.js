// The outbox on this phone, for those who chose it: answers that get no reply are sealed and wait, and the page lets go of them. What waits
// is sent by worker.js, which alone opens the database. Words are the pages' own: none stands here.

// Some browsers have none in a private window: there nothing can wait.
const workers = navigator.serviceWorker;
export const registered = () => workers?.getRegistration("/");
/** The link of the kiosk that this tablet is, if it is one. */
export const kioskOf = (worker) => worker && new URL(worker.scriptURL).searchParams.get("kiosk");
export const KIOSK = kioskOf(workers?.controller);
/** Files stand beside this one, under the hash of their version. */
const beside = (file) => new URL(file, import.meta.url).pathname;
export const files = (names) => names.map(beside);

/** Registers the worker and waits until it can be asked. */
export async function register(address) {
  const registration = await workers.register(address);
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  while (worker.state !== "activated") {
    if (worker.state === "redundant") throw new Error("replaced");
    await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
  }
  return worker;
}

/** Asks the worker to act; its answer. */
export async function ask(act, rest = {}, patience = 15_000) {
  const worker = (await registered())?.active;
  if (!worker) throw new Error("no worker");
  const { port1, port2 } = new MessageChannel();
  const answer = await new Promise((done, failed) => {
    port1.onmessage = ({ data }) => done(data);
    setTimeout(failed, patience);
    worker.postMessage({ act, ...rest }, [port2]);
  });
  if (answer.failed) throw new Error(act);
  return answer.result;
}

/** What seals: loaded while there is signal. */
export async function loadLock() {
  const [{ default: start, seal: sealTo }, digits] = await Promise.all([
    import("./sealer.js"),
    fetch("/outbox/key", { cache: "no-store", credentials: "omit" }).then((answer) => answer.text()),
  ]);
  // A hotel's sign-in page is no key.
  if (!/^[0-9a-f]{64}$/.test(digits)) throw new Error("no key");
  const key = Uint8Array.from(digits.match(/../g), (byte) => parseInt(byte, 16));
  await start({ module_or_path: new URL("./sealer.wasm", import.meta.url) });
  return (form, body) => {
    const { pathname, search } = new URL(form.action);
    return sealTo(key, new TextEncoder().encode(`${pathname}${search}\n${body}`));
  };
}

/** Seals answers, has them kept, and goes. What fails leaves the page as it is. */
export async function seal(form, lock, body, to) {
  const sealed = lock(form, body);
  if (!sealed) throw new Error("not sealed");
  await ask("put", { sealed });
  wipeAnswers();
  // A page that the browser keeps and shows again has a used token.
  addEventListener("pageshow", () => location.replace(to));
  location.replace(to);
}

/** Something that the server would refuse is not locked away: nobody could mend it later. */
export const isWhole = (form) => {
  // That words may be shared is no answer without words.
  const answers = form.querySelectorAll('textarea, input[name]:checked:not([value=""], [value="rather-not-say"], [name$="-share"])');
  const alone = [...form.querySelectorAll("[data-alone]:checked")];
  const clash = alone.find(({ name }) => form.querySelectorAll(`input[name="${CSS.escape(name)}"]:checked`).length > 1);
  // A box that its own script finds wrong: a slip's code, a text that is too long.
  return { empty: ![...answers].some(({ value }) => value.trim()), clash, wrong: form.querySelector(":is(input, textarea):invalid") };
};

/** The choice on the form's first step. */
function choose(choice) {
  const form = choice.closest("form");
  const [box, said] = [choice.querySelector("input"), choice.querySelector("[role=status]")];
  const say = (word) => (said.textContent = word ? choice.querySelector("template").content.querySelector(`[data-word=${word}]`).textContent : "");
  let lock;
  let ready = false;
  choice.hidden = box.disabled = false;
  box.addEventListener("change", async () => {
    ready = false;
    if (!box.checked) {
      say();
      ask("left").catch(() => {});
      return;
    }
    say("wait");
    try {
      await register("/worker.js");
      const keep = ask("keep", { addresses: [choice.dataset.outbox, ...files(["blether.css", "start.js", "outbox.js"])] }, 60_000);
      [lock] = await Promise.all([lock ?? loadLock(), keep]);
      if (!box.checked) return;
      ready = true;
      say("ready");
    } catch {
      box.checked = false;
      say("failed");
    }
  });
  // Leave takes with it what is kept for nothing.
  document.querySelector(".leave").addEventListener("click", () => ready && ask("left").catch(() => {}));
  // The form's island asks before each try: how long to wait for an answer, or 0 when the answers are taken from its hands.
  window.handOver = (tries, body) => {
    const { empty, clash, wrong } = isWhole(form);
    if (!ready || empty || clash || wrong) return 20_000;
    if (!tries) return 6_000;
    seal(form, lock, body, choice.dataset.outbox).catch(() => {
      // Then it is tried from the page as ever.
      ready = false;
      form.querySelector("button[name=send]").click();
    });
    return 0;
  };
}

/** Shows what waits: parts of the page by what there is. */
export function show(page, state) {
  for (const part of page.querySelectorAll("[data-show]")) {
    const shown = part.dataset.show === "none" ? !Object.values({ ...state, since: 0 }).some(Boolean) : state[part.dataset.show] > 0;
    part.hidden = !shown;
  }
  for (const count of page.querySelectorAll("[data-count]")) count.textContent = state[count.dataset.count].toLocaleString(document.documentElement.lang);
  for (const since of page.querySelectorAll("[data-since]")) {
    if (state.waiting) since.textContent = new Date(state.since).toLocaleString(document.documentElement.lang, { weekday: "long", hour: "numeric", minute: "2-digit" });
  }
}

export const NOTHING = { waiting: 0, alone: 0, byHand: 0, since: 0, closed: 0, refused: 0, gone: 0, sent: 0 };

/** A page on which what waits can be seen, sent and deleted. `after` sees each state. */
export function watch(page, after = () => {}) {
  const tells = page.querySelector("[data-show=gone]");
  const news = { gone: 0, sent: 0 };
  const refresh = async () => {
    const state = (await registered()) ? await ask("look") : { ...NOTHING };
    // Said once: afterwards only this page still knows it.
    if (tells && (state.gone || state.sent)) await ask("heard");
    news.gone += state.gone;
    news.sent += state.sent;
    show(page, { ...state, ...news });
    after(state);
  };
  const again = () => ask("send", {}, 60_000).catch(() => {}).then(refresh);
  new BroadcastChannel("blether").onmessage = refresh;
  addEventListener("online", again);
  // A browser may not say that the signal is back, and a first try may fail.
  setInterval(() => navigator.onLine && again(), 20_000);
  page.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-do]");
    if (!button) return;
    const { do: act, states } = button.dataset;
    if (act === "send") await again();
    else if (act === "ask") page.querySelector(`#${button.getAttribute("aria-controls")}`).showModal();
    else if (act === "close") button.closest("dialog").close();
    else if (act === "delete") {
      button.closest("dialog")?.close();
      await ask("delete", { states: states.split(" ") });
      await refresh();
    }
  });
  return refresh();
}

/** On any other page: what the person should know, in the words of the outbox's page. */
async function tellNews() {
  const state = await ask("look");
  if (!state.gone && !state.sent && !state.closed && !state.refused) return;
  const html = await (await fetch(`/outbox${location.search}`)).text();
  const words = new DOMParser().parseFromString(html, "text/html").querySelector("#news");
  document.querySelector("main").prepend(document.importNode(words.content, true));
  show(document, { ...NOTHING, ...state, waiting: 0 });
  if (state.gone || state.sent) await ask("heard");
}

const part = document.querySelector("[data-outbox]");
if (KIOSK || part?.dataset.keep) import("./kiosk.js");
else if (part && part.localName !== "details") watch(part);
else {
  if (part) choose(part);
  if (workers.controller) tellNews().catch(() => {});
}
