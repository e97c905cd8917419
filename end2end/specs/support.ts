import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these by cargo xtask test --browser`);
  return value;
};

export const LINK = need("BLETHER_LINK");
export const CLOSED_LINK = need("BLETHER_CLOSED_LINK");
export const OPEN = need("BLETHER_OPEN");
export const RELEASED = need("BLETHER_RELEASED");
/** Where its results are read in full: a link that was given out. */
export const SHARED = need("BLETHER_SHARED");

export const PROGRAM = need("BLETHER_PROGRAM");
export const FOLDER = need("BLETHER_FOLDER");
export const LANGUAGES = ["en", "gd", "pl", "uk", "ar", "ur"];

export const test = base;
export { expect };

/** What every page must be: accessible (WCAG 2.2 A and AA, best practices), no wider than the screen. */
export async function isSound(page: Page, colorScheme: "light" | "dark" = "light") {
  const twin = await withScript(page);
  // Without motion: a colour on its way to another is neither.
  await twin.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  const width = await twin.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(width[0], `${page.url()} is wider than the screen`).toBeLessThanOrEqual(width[1]);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page: twin }).withTags(tags).analyze();
  const said = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(" | ")}`);
  expect(said, page.url()).toEqual([]);
  if (twin !== page) await twin.context().close();
}

/** axe is a script: where the page may run none, it looks at the same HTML, without our script, in a page that may. */
async function withScript(page: Page): Promise<Page> {
  if (test.info().project.use.javaScriptEnabled) return page;
  const html = await page.content();
  const context = await page.context().browser()!.newContext({ javaScriptEnabled: true, viewport: page.viewportSize() });
  await context.route(/start\.js$/, (route) => route.abort());
  const twin = await context.newPage();
  await twin.route(page.url().split("#")[0], (route) => route.fulfill({ contentType: "text/html", body: html }));
  await twin.goto(page.url());
  return twin;
}

/** Back as a browser goes back, through the real back-forward cache (Playwright's own goBack waits for a load that never comes then). */
export async function back(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  const { currentIndex, entries } = await devtools.send("Page.getNavigationHistory");
  await devtools.send("Page.navigateToHistoryEntry", { entryId: entries[currentIndex - 1].id });
  await expect.poll(() => page.url()).toBe(entries[currentIndex - 1].url);
}

/** The script of the form has started. */
export const started = (page: Page) => page.locator("form[autocomplete=off]").waitFor();

/** A form with another token than that: the browser asked for a fresh page instead of showing the one that was sent. */
export async function isFresh(page: Page, token: string) {
  await expect(page.locator("input[name=token]")).not.toHaveValue(token);
  await started(page);
}

/** Holds back until it is opened. */
export function gate() {
  let open = () => {};
  const opened = new Promise<void>((done) => (open = done));
  return { open, opened };
}

/** The step that is on the screen. */
export const step = (page: Page) => page.locator(".step:visible");

/** Chooses an answer of the step on the screen. */
export const choose = (page: Page, answer: string) => step(page).getByLabel(answer, { exact: true }).check();

/** Goes on from the step on the screen: the one, once the page has its styles. */
export const next = async (page: Page) => {
  const on = step(page).locator(".next:visible");
  await expect(on).toHaveCount(1);
  await on.click();
};

/** Goes on, skipping, until the last step. */
export const toSend = async (page: Page) => {
  for (let left = 0; left < 20 && !(await step(page).locator("button[name=send]").count()); left++) await next(page);
};

/** What the step on the screen asks. Asked again until one step alone is there: a page stands in the tree before its style does, though nobody sees it. */
export const asks = (page: Page, question: string | RegExp) =>
  expect(async () => {
    await expect(step(page).getByRole("heading", { level: 2 })).toHaveText(question, { useInnerText: true, timeout: 1_000 });
  }).toPass({ timeout: 10_000 });

/** How far along, in words: "Question 3 of 13". */
export const place = (page: Page) => step(page).locator(".along:visible .place .unseen");

/** Everything of ours that lies on the phone's disk, as text: the database, sealed bytes byte by byte, and every kept page and file. */
export const onDisk = (page: Page) =>
  page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!/\.(js|css|wasm)$/.test(request.url)) texts.push(await (await cache.match(request))!.text());
      }
    }
    for (const { name } of await indexedDB.databases()) {
      const open = indexedDB.open(name!);
      await new Promise((done) => (open.onsuccess = done));
      for (const store of open.result.objectStoreNames) {
        const all = open.result.transaction(store).objectStore(store).getAll();
        await new Promise((done) => (all.onsuccess = done));
        for (const entry of all.result) {
          texts.push(JSON.stringify(entry, (_, value) => (value instanceof Uint8Array ? String.fromCharCode(...value) : value)));
        }
      }
      open.result.close();
    }
    return texts.join("\n");
  });

/** What waits in the outbox came in so many days earlier. */
export const age = (page: Page, days: number) =>
  page.evaluate(async (days) => {
    const open = indexedDB.open("blether");
    await new Promise((done) => (open.onsuccess = done));
    const transaction = open.result.transaction("outbox", "readwrite");
    const outbox = transaction.objectStore("outbox");
    outbox.getAll().onsuccess = ({ target }) => {
      for (const entry of (target as IDBRequest).result) outbox.put({ ...entry, at: entry.at - days * 24 * 3_600_000 });
    };
    await new Promise((done) => (transaction.oncomplete = done));
    open.result.close();
  }, days);
