import type { BrowserContext, Page } from "@playwright/test";
import { LINK, age, asks, back, choose, expect, isSound, next, onDisk, started, step, test, toSend } from "./support";

// A worker's tablet in a hall without wifi.

const KIOSK = `/s/${LINK}/kiosk`;
/** Without script a tablet cannot be set up, and the page says so. */
async function noKiosk(page: Page) {
  await page.goto(KIOSK);
  await expect(page.getByText("This needs a browser with JavaScript")).toBeVisible();
  await expect(page.getByRole("button", { name: "Set up this tablet" })).toBeHidden();
}

const unsent = (page: Page) => page.locator(".kiosk-bar [data-count]");

async function setUp(page: Page) {
  await page.goto(KIOSK);
  await page.getByRole("button", { name: "Set up this tablet" }).click();
  await expect(page.locator("[data-said]")).toHaveText("Ready. You can go offline now.");
}

/** One person answers one question and sends; the token of their page. */
async function person(page: Page, answer: string) {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who is answering?");
  await page.getByRole("link", { name: /I.m a child/ }).click();
  await started(page);
  await expect(page.getByRole("button", { name: "Wipe this and start again" })).toBeAttached();
  const token = await page.locator("input[name=token]").inputValue();
  await next(page);
  await choose(page, answer);
  await toSend(page);
  await asks(page, "That’s everything");
  await next(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  return token;
}

async function offlineKiosk(page: Page, context: BrowserContext) {
  await setUp(page);
  await context.setOffline(true);
  await page.getByRole("link", { name: "Start: who is answering?" }).click();
  await expect(unsent(page)).toHaveText("0");
}

test("the page says what it is for and what it needs", async ({ page, javaScriptEnabled: script }) => {
  await page.goto(KIOSK);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One tablet, many people, no wifi");
  if (script) await expect(page.getByRole("button", { name: "Set up this tablet" })).toBeVisible();
  else await expect(page.getByText("This needs a browser with JavaScript")).toBeVisible();
  await isSound(page);
  await page.goto(`/s/${LINK}/next`);
  await isSound(page);
});

test("three people answer offline, each on a page of their own; online again everything arrives", async ({ page, context, request, javaScriptEnabled: script }) => {
  if (!script) return noKiosk(page);
  test.slow();
  await offlineKiosk(page, context);
  await isSound(page);
  const tokens = new Set<string>();
  for (const [place, answer] of ["Yes", "No", "Sort of"].entries()) {
    tokens.add(await person(page, answer));
    await isSound(page);
    await page.getByRole("link", { name: "I’m the next person" }).click();
    await expect(unsent(page)).toHaveText(`${place + 1}`);
  }
  expect(tokens.size).toBe(3);
  // Somebody closes the page, still offline.
  await page.close();
  page = await context.newPage();
  await page.goto(`/s/${LINK}`);
  await expect(unsent(page)).toHaveText("3");
  const disk = await onDisk(page);
  for (const token of tokens) expect(disk).not.toContain(token);
  expect(disk).not.toMatch(/T1=|checked/);
  await context.setOffline(false);
  await expect(unsent(page)).toHaveText("0", { timeout: 40_000 });
  for (const token of tokens) {
    const answer = await request.post(`/s/${LINK}/child`, { form: { token, T1: "not-sure", send: "1" }, maxRedirects: 0 });
    expect(answer.status()).toBe(409);
  }
});

test("Back shows nothing of the person before", async ({ page, context, javaScriptEnabled: script }) => {
  if (!script) return noKiosk(page);
  await offlineKiosk(page, context);
  const token = await person(page, "Yes");
  for (let steps = 0; steps < 3; steps++) {
    await back(page);
    await expect(page.locator("input:checked")).toHaveCount(0);
    if ((await page.locator("input[name=token]").count()) > 0) await expect(page.locator("input[name=token]")).not.toHaveValue(token);
  }
});

test("Leave and the button wipe and start again", async ({ page, context, javaScriptEnabled: script }) => {
  if (!script) return noKiosk(page);
  await offlineKiosk(page, context);
  for (const leave of [page.getByRole("link", { name: "Leave this page" }), page.getByRole("button", { name: "Wipe this and start again" })]) {
    await page.goto(`/s/${LINK}/child#T1`);
    await started(page);
    await choose(page, "Yes");
    await expect(page.getByRole("button", { name: "Wipe this and start again" })).toBeVisible();
    await leave.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who is answering?");
    await back(page);
    await expect(page.locator("input:checked")).toHaveCount(0);
  }
});

test("when nobody touches it, it asks, then wipes", async ({ page, javaScriptEnabled: script }) => {
  if (!script) return noKiosk(page);
  await setUp(page);
  await page.clock.install();
  await page.goto(`/s/${LINK}/child#T1`);
  await started(page);
  await choose(page, "Yes");
  await expect(page.getByRole("button", { name: "Wipe this and start again" })).toBeVisible();
  await page.clock.runFor(121_000);
  await expect(page.getByRole("dialog")).toContainText("Still there?");
  await isSound(page);
  await page.getByRole("button", { name: "Yes, I’m here" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.clock.runFor(100_000);
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator("input[value=yes]:checked")).toHaveCount(1);
  await page.clock.runFor(55_000);
  await expect(page).toHaveURL(new RegExp(`/s/${LINK}$`));
});

test("what the server would refuse is mended at once", async ({ page, context, javaScriptEnabled: script }) => {
  if (!script) return noKiosk(page);
  await offlineKiosk(page, context);
  await page.goto(`/s/${LINK}/adult#send`);
  await started(page);
  await expect(page.getByRole("button", { name: "Wipe this and start again" })).toBeVisible();
  await next(page);
  await expect(page.locator("#sending-said")).toHaveText(/^There is nothing to send yet/);
  await page.goto(`/s/${LINK}/adult#T13`);
  await step(page).getByLabel("Nothing got in the way").check();
  await step(page).getByRole("checkbox").first().check();
  await page.goto(`/s/${LINK}/adult#send`);
  await next(page);
  await expect(step(page).getByRole("alert")).toContainText("Please untick one.");
  await isSound(page);
});

test("what a tablet cannot send is kept for seven days, then deleted, and the worker is told", async ({ page, context, javaScriptEnabled: script }) => {
  if (!script) return noKiosk(page);
  await offlineKiosk(page, context);
  await person(page, "Yes");
  await age(page, 6);
  await page.goto(KIOSK);
  await expect(page.locator("[data-mode=on] [data-count=waiting]")).toHaveText("1");
  await age(page, 1);
  await page.reload();
  await expect(page.getByText("could not be sent have been deleted: 1")).toBeVisible();
  await expect(page.locator("[data-mode=on] [data-count=waiting]")).toHaveText("0");
  await isSound(page);
});

test("wiping and ending say what would be lost", async ({ page, context, javaScriptEnabled: script }) => {
  if (!script) return noKiosk(page);
  await offlineKiosk(page, context);
  await person(page, "Yes");
  await page.goto(KIOSK);
  await expect(page.locator("[data-mode=on] [data-count=waiting]")).toHaveText("1");
  await page.getByRole("button", { name: "End kiosk mode" }).click();
  await expect(page.getByRole("dialog")).toContainText("lost for good: 1");
  await isSound(page);
  await page.getByRole("button", { name: "Go on with kiosk mode" }).click();
  await page.getByRole("button", { name: "Delete what is not sent" }).click();
  await expect(page.getByRole("dialog")).toContainText("lost for good: 1");
  await page.getByRole("dialog").getByRole("button", { name: "Delete them" }).click();
  await expect(page.locator("[data-mode=on] [data-count=waiting]")).toHaveText("0");
  await context.setOffline(false);
  await page.getByRole("button", { name: "End kiosk mode" }).click();
  await page.getByRole("button", { name: "End it" }).click();
  await expect(page.getByRole("button", { name: "Set up this tablet" })).toBeVisible();
  expect(await page.evaluate(async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length])).toEqual([[], 0]);
});

test("Blether can be put among a phone's apps", async ({ page, javaScriptEnabled: script }) => {
  await page.goto("/");
  const manifest = await (await page.request.get((await page.locator("link[rel=manifest]").getAttribute("href"))!)).json();
  for (const { src } of manifest.icons) expect((await page.request.get(src)).headers()["content-type"]).toBe("image/png");
  if (!script) return;
  const devtools = await page.context().newCDPSession(page);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // A test's window is a private one, where nothing can be installed; nothing else stands in the way.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((error) => error !== "in-incognito")).toEqual([]);
});
