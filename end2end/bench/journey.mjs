// The whole way by taps: who is answering, the form, every question, Send, thanks. What comes over the wire, how long a tap on Next takes to
// be answered, what jumps, and how long the scripts keep the phone from answering.
import { LINK, SITE, median, phone, sum, total } from "./phone.mjs";

/** Runs in each page: tells what jumps, long tasks, when the islands have started, and how long each tap on Next took. */
function watch() {
  const observe = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe("layout-shift", (shift) => {
    if (!shift.hadRecentInput) told("shift", { value: shift.value, what: shift.sources.map(({ node }) => node?.outerHTML?.slice(0, 80)) });
  });
  observe("longtask", ({ startTime, duration }) => told("long", { page: location.pathname, startTime, duration }));
  observe("paint", ({ name, startTime }) => name === "first-contentful-paint" && told("painted", { page: location.pathname, startTime }));
  new MutationObserver((_, observer) => {
    if (!document.querySelector("form[autocomplete=off]")) return;
    observer.disconnect();
    told("started", { at: performance.now() });
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["autocomplete"] });
  const open = () => [...document.querySelectorAll(".step")].find((step) => step.getClientRects().length > 0);
  addEventListener("pointerdown", ({ target, timeStamp }) => {
    if (!target.closest("a.next")) return;
    const before = open();
    // The frame in which another step stands has been painted when the next one begins.
    const look = () => {
      if (open() === before) return requestAnimationFrame(look);
      requestAnimationFrame(() => told("next", { took: performance.now() - timeStamp }));
    };
    requestAnimationFrame(look);
  }, true);
}

/** Taps with a finger, after scrolling there as a person does. */
async function tap(page, locator) {
  await locator.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    if (!element.contains(there)) element.scrollIntoView({ block: "center" });
  });
  const { x, y, width, height } = await locator.boundingBox();
  await page.touchscreen.tap(x + width / 2, y + height / 2);
}

/** One person's way; `writes`: says something in each box for their own words, which costs a phone a script more. */
async function once(chromium, audience, writes = false) {
  const heard = { shift: [], long: [], painted: [], started: [], next: [] };
  const { page, wire, close } = await phone(chromium, watch, (kind, what) => void heard[kind].push(what));
  const pause = () => page.waitForTimeout(600);
  await page.goto(`${SITE}/s/${LINK}`);
  await tap(page, page.locator(`.card[href*="/${audience}"]`));
  await page.waitForURL(({ pathname }) => pathname.endsWith(`/${audience}`));
  const form = new URL(page.url()).pathname;
  await page.locator("form[autocomplete=off]").waitFor();
  // Long after the last tap: what jumps now is nobody's doing.
  await pause();
  const shown = page.locator(".step:visible");
  let questions = 0;
  while (!(await shown.locator("button.next").count())) {
    if (await shown.locator("fieldset .answer").count()) {
      questions += 1;
      await tap(page, shown.locator("fieldset .answer").first());
      await shown.locator("fieldset .answer input").first().and(page.locator(":checked")).waitFor();
    }
    const box = shown.locator("textarea:visible");
    if (writes && (await box.count())) await box.pressSequentially("Somebody who listens, and who comes back.", { delay: 20 });
    const taps = heard.next.length;
    await tap(page, shown.locator("a.next:visible"));
    while (heard.next.length === taps) await page.waitForTimeout(20);
  }
  await pause();
  await tap(page, shown.locator("button.next"));
  await page.waitForURL(({ pathname }) => pathname.endsWith("/thanks"));
  await page.waitForLoadState();
  await pause();
  const painted = heard.painted.find((paint) => paint.page === form).startTime;
  const [{ at: started }] = heard.started;
  const long = heard.long.filter((task) => task.page === form && task.startTime + task.duration > painted && task.startTime < started);
  const result = {
    questions,
    bytes: sum(wire.map((one) => total(one))),
    requests: wire.length,
    list: wire.map((one) => `${one.method} ${new URL(one.url).pathname} ${one.status ?? "redirected"} ${one.encoding ?? "plain"} ${total(one)} B`),
    taps: heard.next.map(({ took }) => took),
    shifts: heard.shift,
    // Of each task what is over 50 ms, from the first paint until the islands have started: the first paint may lie in a task.
    blocking: sum(long.map(({ startTime, duration }) => Math.max(0, startTime + duration - Math.max(startTime, painted) - 50))),
    started,
    painted,
  };
  await close();
  return result;
}

export async function journey(chromium, audience, line) {
  const runs = [];
  for (let time = 0; time < 5; time++) runs.push(await once(chromium, audience));
  const middle = (figure) => median(runs.map((run) => run[figure]));
  line(`${audience}: whole journey, ${runs[0].questions} questions answered`, middle("bytes"), 64_000, "B", runs[0].list);
  const written = await once(chromium, audience, true);
  line(`${audience}: the same by somebody who writes in each box`, written.bytes, 64_000, "B", written.list);
  line(`${audience}: requests of the way without writing`, Math.max(...runs.map((run) => run.requests)), 8, "");
  const taps = runs.flatMap((run) => run.taps);
  line(`${audience}: tap on Next until the next question is painted, median`, Math.round(median(taps)), 100, "ms");
  // One question's worst of five: another program may take the processor once.
  const worst = Math.max(...runs[0].taps.map((_, question) => median(runs.map((run) => run.taps[question]))));
  line(`${audience}: the same, worst question`, Math.round(worst), 100, "ms", [`slowest of all ${taps.length} taps ${Math.round(Math.max(...taps))}`]);
  const shifts = runs.flatMap((run) => run.shifts);
  const jumps = Math.max(...runs.map((run) => sum(run.shifts.map(({ value }) => value))));
  line(`${audience}: what jumps (cumulative layout shift)`, Number(jumps.toFixed(4)), 0, "", [...new Set(shifts.flatMap(({ what }) => what))]);
  line(`${audience}: scripts keep the phone from answering (total blocking time)`, Math.round(middle("blocking")), 50, "ms", [
    `first paint ${Math.round(middle("painted"))}, islands started ${Math.round(middle("started"))}; runs ${runs.map((run) => Math.round(run.blocking)).join(", ")}`,
  ]);
}
