import { CLOSED_LINK, LINK, choose, expect, isSound, next, started, test } from "./support";

const FORM = `/s/${LINK}/child`;

test("a page that has been sent says so, soundly", async ({ page, request, javaScriptEnabled: script }) => {
  await page.goto(`${FORM}#T1`);
  if (script) await started(page);
  const token = await page.locator("input[name=token]").inputValue();
  expect((await request.post(FORM, { form: { token, T1: "yes", send: "1" }, maxRedirects: 0 })).status()).toBe(303);
  await choose(page, "No");
  await page.goto(`${FORM}#send`);
  await next(page);
  await expect(page.getByRole("alert")).toContainText(/This page has been sent|Answers from this page are already in/);
  await isSound(page);
  await isSound(page, "dark");
});

// Every page that no other spec looks at in every way.
const PAGES = ["/", "/s?code=nonsense", "/nowhere", `/s/${LINK}`, `/s/${LINK}/nobody`, `/s/${CLOSED_LINK}/child`, `/s/${LINK}/thanks`, `/s/${LINK}/pass-on`,
  `/s/${LINK}/adult/paper`, "/pictures", `/s/${LINK}/privacy`, "/outbox", `/s/${LINK}/kiosk`, `/s/${LINK}/next`];

for (const language of ["en", "ur"]) {
  for (const address of PAGES) {
    test(`sound, light and dark: ${address.replace(LINK, "LINK").replace(CLOSED_LINK, "CLOSED")}, ${language}`, async ({ page }) => {
      await page.goto(`${address}${address.includes("?") ? "&" : "?"}lang=${language}`);
      await isSound(page);
      await isSound(page, "dark");
    });
  }
}

test("past an hour's limit a page asks to wait, soundly", async ({ browser, request }, { project }) => {
  test.slow();
  // A client of its own: the limits are each client's, and the proxies' word is taken.
  const headers = { "X-Forwarded-For": `203.0.113.${project.use.viewport!.width % 100}${project.use.javaScriptEnabled ? 1 : 2}` };
  const one = () => request.get(`/s?code=${LINK}`, { headers, maxRedirects: 0 });
  const opened = async () => (await Promise.all(Array.from({ length: 50 }, one))).map((page) => page.status());
  for (let round = 0; round < 80 && !(await opened()).includes(429); round++);
  expect((await request.get(FORM, { headers })).status()).toBe(429);
  const context = await browser.newContext({ ...project.use, extraHTTPHeaders: headers });
  const page = await context.newPage();
  await page.goto(`${FORM}?lang=ar`);
  await expect(page.locator("h1")).toBeVisible();
  await isSound(page);
  await isSound(page, "dark");
  await context.close();
});

test("while it is read aloud, a page is sound", async ({ page, javaScriptEnabled: script }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: class {} });
    const speak = (utterance: { onstart?: () => void }) => utterance.onstart?.();
    const value = { getVoices: () => [{ lang: "en-GB", localService: true }], cancel: () => {}, speak };
    Object.defineProperty(window, "speechSynthesis", { value });
  });
  await page.goto(`${FORM}#T1`);
  if (script) {
    await page.getByRole("button", { name: "Listen" }).click();
    await expect(page.locator(".spoken")).toBeVisible();
  }
  await isSound(page);
  await isSound(page, "dark");
});
