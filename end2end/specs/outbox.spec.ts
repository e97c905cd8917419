import type { BrowserContext, Page } from "@playwright/test";
import { CLOSED_LINK, LINK, age, asks, back, choose, expect, isSound, next, onDisk, started, step, test, toSend } from "./support";

// Poor signal: answers wait on the phone, locked, only for those who chose it.

const FORM = `/s/${LINK}/child`;

/** The form, with the outbox chosen while there is signal; gives the page's token. */
async function chosen(page: Page) {
  await page.goto(FORM);
  await started(page);
  await page.getByText("Is the signal bad here?").click();
  await page.getByLabel("Keep my answers on this phone").check();
  await expect(step(page).getByRole("status")).toHaveText("Ready. You can press Send even where there is no signal.");
  return page.locator("input[name=token]").inputValue();
}

/** Answers the first question and presses Send without signal: the answers wait. */
async function sealed(page: Page, context: BrowserContext) {
  const token = await chosen(page);
  await context.setOffline(true);
  await next(page);
  await choose(page, "Yes");
  await toSend(page);
  await asks(page, "That’s everything");
  await next(page);
  await expect(page).toHaveURL(/\/outbox$/);
  await expect(page.getByText("Your answers wait on this phone, locked.")).toBeVisible();
  return token;
}

/** Without script nobody is offered what only a script can do. */
async function nothingWaits(page: Page) {
  await page.goto(FORM);
  await expect(page.getByText("Is the signal bad here?")).toBeHidden();
}

const waiting = (page: Page) => page.locator("[data-show=waiting] [data-count=waiting]");

test("the choice is off, folded, and there only with script", async ({ page, javaScriptEnabled: script }) => {
  await page.goto(FORM);
  if (!script) {
    await expect(page.getByText("Is the signal bad here?")).toBeHidden();
    await page.goto("/outbox");
    await expect(page.getByText("Nothing of yours is kept on this phone")).toBeVisible();
    await isSound(page);
    return;
  }
  await page.getByText("Is the signal bad here?").click();
  await expect(page.getByLabel("Keep my answers on this phone")).not.toBeChecked();
  await expect(page.getByLabel("Keep my answers on this phone")).toBeEnabled();
  await isSound(page);
  await isSound(page, "dark");
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await page.goto("/outbox");
  await expect(page.getByText("Nothing is waiting on this phone.")).toBeVisible();
});

test("without signal answers wait locked, outlive the page and arrive by themselves, once", async ({ page, context, request, javaScriptEnabled: script }) => {
  if (!script) return nothingWaits(page);
  const token = await sealed(page, context);
  await expect(waiting(page)).toHaveText("1");
  await expect(page.getByText("You can close this page.")).toBeVisible();
  await isSound(page);
  await isSound(page, "dark");
  const disk = await onDisk(page);
  expect(disk).toContain('"state":"waiting"');
  for (const secret of [token, "T1=", "=yes", "/child", LINK]) expect(disk, secret).not.toContain(secret);
  // Back shows nothing of the answers.
  await page.close();
  const later = await context.newPage();
  await later.goto("/outbox");
  await expect(waiting(later)).toHaveText("1");
  await context.setOffline(false);
  await expect(later.getByRole("heading", { name: "Sent" })).toBeVisible();
  await expect(waiting(later)).toBeHidden();
  await isSound(later);
  // Other answers from the same page are told that it has been sent.
  expect((await request.post(FORM, { form: { token, T1: "no", send: "1" }, maxRedirects: 0 })).status()).toBe(409);
  expect((await request.post(FORM, { form: { token, T1: "yes", send: "1" }, maxRedirects: 0 })).status()).toBe(303);
  // Nothing stays that could tell.
  await expect.poll(() => later.evaluate(async () => (await caches.keys()).length)).toBe(0);
  expect(await onDisk(later)).not.toContain('"state":"waiting"');
});

test("with signal the answers go straight in, and nothing waits", async ({ page, javaScriptEnabled: script }) => {
  if (!script) return nothingWaits(page);
  await chosen(page);
  await next(page);
  await choose(page, "Yes");
  await page.goto(`${FORM}#send`);
  await next(page);
  await expect(page).toHaveURL(/\/thanks$/);
  expect(await onDisk(page)).not.toContain('"state":"waiting"');
});

test("Back from the outbox shows nothing of the answers", async ({ page, context, javaScriptEnabled: script }) => {
  if (!script) return nothingWaits(page);
  await sealed(page, context);
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Sent" })).toBeVisible();
  await back(page);
  await expect(page.locator("input:checked")).toHaveCount(0);
});

test("where the browser has Background Sync, it is sent though every page is closed", async ({ page, context, request, baseURL, javaScriptEnabled: script }) => {
  if (!script) return nothingWaits(page);
  // A page without the worker, to look from.
  const other = await context.newPage();
  await other.goto("/nowhere");
  await page.bringToFront();
  const token = await sealed(page, context);
  await page.close();
  expect(await onDisk(other)).toContain('"state":"waiting"');
  const devtools = await context.newCDPSession(other);
  const registered = new Promise<string>((done) =>
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => registrations[0] && done(registrations[0].registrationId)),
  );
  await devtools.send("ServiceWorker.enable");
  const sync = { origin: baseURL!, registrationId: await registered, tag: "outbox", lastChance: false };
  await context.setOffline(false);
  // The browser may be quicker than we are: then there is nothing left to wake.
  await devtools.send("ServiceWorker.dispatchSyncEvent", sync).catch(() => {});
  await expect.poll(() => onDisk(other)).not.toContain('"state":"waiting"');
  expect((await request.post(FORM, { form: { token, T1: "no", send: "1" }, maxRedirects: 0 })).status()).toBe(409);
  // The next page says so, once.
  await other.goto("/");
  await expect(other.getByRole("status")).toContainText("have been sent");
  await other.goto("/");
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  await other.waitForTimeout(500);
  await expect(other.getByRole("status")).toHaveCount(0);
});

test("what waits can be deleted", async ({ page, context, javaScriptEnabled: script }) => {
  if (!script) return nothingWaits(page);
  await sealed(page, context);
  await page.getByRole("button", { name: "Delete them" }).click();
  await expect(page.getByRole("dialog")).toContainText("gone for good");
  await isSound(page);
  await page.getByRole("button", { name: "Keep them" }).click();
  await expect(waiting(page)).toHaveText("1");
  await page.getByRole("button", { name: "Delete them" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete them" }).click();
  await expect(page.getByText("Nothing is waiting on this phone.")).toBeVisible();
  expect(await onDisk(page)).not.toContain('"state":"waiting"');
});

test("after a day what waits is deleted, and the next page says so once", async ({ page, context, javaScriptEnabled: script }) => {
  if (!script) return nothingWaits(page);
  await sealed(page, context);
  await age(page, 1);
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto("/");
  await expect(later.getByRole("status")).toContainText("They have been deleted.");
  await isSound(later);
  await later.goto(`/s/${LINK}`);
  await expect(later.getByRole("heading", { level: 1 })).toHaveText("Who is answering?");
  await later.waitForTimeout(500);
  await expect(later.getByRole("status")).toHaveCount(0);
});

test("what comes after the close stays to be seen, and can be deleted", async ({ page, context, javaScriptEnabled: script }) => {
  if (!script) return nothingWaits(page);
  await chosen(page);
  await page.evaluate((closed) => (document.querySelector<HTMLFormElement>("form.survey")!.action = `/s/${closed}/child`), CLOSED_LINK);
  await context.setOffline(true);
  await next(page);
  await choose(page, "Yes");
  await toSend(page);
  // The island knows the address from its start: only the sealed one is the closed survey's.
  await next(page);
  await expect(page).toHaveURL(/\/outbox$/);
  await context.setOffline(false);
  await expect(page.getByText("These answers came too late to be counted.")).toBeVisible();
  await isSound(page);
  await page.goto("/");
  await expect(page.getByRole("status")).toContainText("the survey has closed");
  await page.goto("/outbox");
  await page.getByRole("button", { name: "Delete these" }).click();
  await expect(page.getByText("Nothing is waiting on this phone.")).toBeVisible();
});

test("an empty form is not locked away", async ({ page, context, javaScriptEnabled: script }) => {
  if (!script) return nothingWaits(page);
  await chosen(page);
  await context.setOffline(true);
  await toSend(page);
  await next(page);
  await expect(page.locator("#sending-said")).toHaveText(/^No answer yet\./);
  expect(await onDisk(page)).not.toContain('"state":"waiting"');
});
