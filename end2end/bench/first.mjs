// How long until the first question is usable. In words: the form's document is parsed, its styles stand, *Start* is painted, a real tap on it is
// answered, and the first question stands painted with answers that take a tap. That they do is shown by tapping one: when it is painted as
// chosen is printed too. A robot taps each as soon as it is painted, so the way there and back from the robot counts against us.
import { LINK, SITE, median, phone, sum, total } from "./phone.mjs";

/** Runs in the page, at each frame. Says when *Start* and then the first answer can be tapped, and when that is painted as chosen. */
function watch() {
  const centre = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const tell = (kind, element) => told(kind, { ...(element ? centre(element) : {}), at: performance.now() });
  // Painted: a frame after the one in which it stood.
  const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  const isPainted = () => performance.getEntriesByName("first-contentful-paint").length > 0;
  const visible = (element) => element?.getClientRects().length > 0;
  const styled = () => document.styleSheets.length > 0 && document.readyState !== "loading";
  const begin = () => {
    const start = document.querySelector(".step.start .next");
    if (!styled() || !isPainted() || !visible(start) || !document.querySelector(start.hash)) return requestAnimationFrame(begin);
    tell("start", start);
    const ask = () => {
      const answer = document.querySelector(`${start.hash} .answer`);
      if (!visible(answer)) return requestAnimationFrame(ask);
      painted(() => tell("question", answer));
    };
    requestAnimationFrame(ask);
  };
  document.addEventListener("change", () => painted(() => tell("chosen")), { capture: true, once: true });
  requestAnimationFrame(begin);
}

async function once(chromium, audience) {
  const at = {};
  let finish;
  const finished = new Promise((done) => (finish = done));
  const { page, wire, close } = await phone(chromium, watch, async (kind, what) => {
    at[kind] = what.at;
    if (kind === "chosen") finish();
    else await page.touchscreen.tap(what.x, what.y);
  });
  await page.goto(`${SITE}/s/${LINK}/${audience}`, { waitUntil: "commit" });
  await finished;
  const first = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  const until = wire[0].begun + at.chosen / 1000;
  const isPage = ({ type }) => type === "Document" || type === "Stylesheet" || type === "Font" || type === "Image";
  const come = (some) => sum(some.map((one) => total(one, until)));
  const result = {
    first,
    ...at,
    needed: come(wire.filter(isPage)),
    besides: come(wire.filter((one) => !isPage(one))),
    encodings: wire.map(({ type, takes, encoding }) => `${type} takes ${takes}, got ${encoding}`),
  };
  await close();
  return result;
}

export async function first(chromium, audience, line) {
  const runs = [];
  for (let time = 0; time < 5; time++) runs.push(await once(chromium, audience));
  const middle = (figure) => Math.round(median(runs.map((run) => run[figure])));
  const chosen = runs.map((run) => Math.round(run.chosen));
  line(`${audience}: first question usable`, middle("question"), 700, "ms", [
    `first paint ${middle("first")}`,
    `Start can be tapped ${middle("start")}`,
    `question painted ${middle("question")}`,
    `answer painted as chosen ${middle("chosen")}, ${Math.min(...chosen)} to ${Math.max(...chosen)}`,
  ]);
  line(`${audience}: over the wire until then`, middle("needed"), 14_000, "B", [
    `HTML and CSS with their headers; of scripts that come after ${middle("besides")} B were on the line already`,
  ]);
  return runs[0].encodings;
}
