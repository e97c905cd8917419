// Kiosk mode on a worker's tablet: its set-up page, and what the pages of the survey do differently there. Every Send is sealed and waits,
// with signal or without: what a person sees is always the same. Words are the kiosk page's own.

import { KIOSK, ask, files, isWhole, kioskOf, loadLock, register, registered, seal, watch } from "./outbox.js";

const FILES = ["blether.css", "start.js", "blether.js", "blether.wasm", "outbox.js", "kiosk.js", "sealer.js", "sealer.wasm"];
/** So long without a touch, and then so long to say that one is still there (WCAG 2.2, 2.2.1: at least 20 seconds). */
const IDLE = 120_000;
const WARNING = 30;

/** The page where a worker sets the tablet up and ends kiosk mode. */
async function setUpPage(page) {
  const { link, keep } = page.dataset;
  const said = page.querySelector("[data-said]");
  const say = (word) => (said.textContent = page.querySelector("#kiosk-words").content.querySelector(`[data-word=${word}]`).textContent);
  const isOn = async () => kioskOf((await registered())?.active) === link;
  const mode = (on) => page.querySelectorAll("[data-mode]").forEach((part) => (part.hidden = part.dataset.mode !== (on ? "on" : "off")));
  const fill = () => ask("keep", { addresses: [...keep.split(" "), "/outbox/key", ...files(FILES)] }, 60_000);
  const setUp = async () => {
    say("wait");
    const before = await isOn();
    try {
      await register(`/worker.js?kiosk=${link}`);
      await fill();
      await navigator.storage.persist?.();
      mode(true);
      say("ready");
    } catch {
      if (!before) await (await registered())?.unregister();
      say("failed");
    }
  };
  page.addEventListener("click", async ({ target }) => {
    const act = target.closest("[data-do]")?.dataset.do;
    if (act === "set-up") await setUp();
    if (act === "end") {
      await ask("end");
      location.replace(location.href);
    }
  });
  const on = await isOn();
  mode(on);
  // The newest pages, whenever the worker looks in with signal.
  if (on) await fill().catch(() => {});
  await watch(page);
}

/** The survey's pages on such a tablet. */
async function surveyPage() {
  const start = `/s/${KIOSK}${location.search}`;
  const html = await (await fetch(`/s/${KIOSK}/kiosk${location.search}`)).text();
  const page = new DOMParser().parseFromString(html, "text/html");
  const part = (name) => document.importNode(page.querySelector("#kiosk-parts").content.querySelector(`[data-part=${name}]`), true);
  // Nobody leaves a tablet: the next person's first page hides as well what was on the screen.
  for (const away of document.querySelectorAll(".leave, .brand")) away.href = start;
  const form = document.querySelector("form.survey");
  if (form) formPage(form, part, start);
  else if (location.pathname === `/s/${KIOSK}`) {
    const bar = part("bar");
    document.querySelector("main").append(bar);
    await watch(bar);
  }
}

function formPage(form, part, start) {
  const said = document.getElementById("sending-said");
  const loading = loadLock();
  loading.catch(() => {});
  const send = async (body) => {
    const { empty, clash, wrong } = isWhole(form);
    for (const old of form.querySelectorAll(".wrong[data-part]")) old.remove();
    if (empty) {
      said.textContent = part("empty").textContent;
      return;
    }
    if (clash) {
      said.textContent = "";
      clash.closest("fieldset").querySelector("legend").after(part("clash"));
      location.hash = clash.name;
      return;
    }
    if (wrong) {
      said.textContent = "";
      wrong.checkValidity();
      location.hash = wrong.name;
      return;
    }
    try {
      await seal(form, await loading, body, `/s/${KIOSK}/next${location.search}`);
    } catch {
      said.textContent = part("failed").textContent;
    }
  };
  // The form's island asks before its first try, and never gets to one.
  window.handOver = (_, body) => {
    send(body);
    return 0;
  };
  const reset = () => {
    wipeAnswers();
    location.replace(start);
  };
  const again = part("reset");
  form.after(again);
  again.querySelector("button").addEventListener("click", reset);
  watchIdle(part("idle"), reset);
}

/** Somebody went away and left the answers on the screen. */
function watchIdle(dialog, reset) {
  document.body.append(dialog);
  const left = dialog.querySelector("[data-left]");
  let timer;
  const rest = () => {
    clearTimeout(timer);
    timer = setTimeout(warn, IDLE);
  };
  const warn = () => {
    left.textContent = WARNING;
    dialog.showModal();
    timer = setTimeout(tick, 1000);
  };
  const tick = () => {
    const seconds = Number(left.textContent) - 1;
    if (seconds <= 0) {
      reset();
      return;
    }
    left.textContent = seconds;
    timer = setTimeout(tick, 1000);
  };
  // Yes, or the key that closes a dialog.
  dialog.addEventListener("close", rest);
  dialog.querySelector("[data-yes]").addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-no]").addEventListener("click", reset);
  for (const kind of ["pointerdown", "keydown", "input", "scroll"]) {
    addEventListener(kind, () => dialog.open || rest(), { capture: true, passive: true });
  }
  rest();
}

const page = document.querySelector("[data-keep]");
if (page) setUpPage(page);
else if (location.pathname === `/s/${KIOSK}` || location.pathname.startsWith(`/s/${KIOSK}/`)) surveyPage();
