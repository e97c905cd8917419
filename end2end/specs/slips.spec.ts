// Slips: staff print codes to be drawn from a hat, each of which lets one person's answers in.
import type { Browser, Page } from "@playwright/test";
import { address, invited, joins, plans, setsUp } from "./staff";
import { asks, back, choose, expect, isSound, next, onDisk, started, step, test } from "./support";

/** A manager makes a link that needs slips, and prints some: the link's path, and the codes. */
async function printed(page: Page, number: number, looks = false) {
  await joins(page, invited("user", "add", address("slips"), "--partnership", "Fife", "--role", "manager"), "Mary");
  await page.goto("/staff/partnerships/fife");
  await setsUp(page, false);
  await plans(page, false);
  await page.getByRole("button", { name: "Open this wave" }).click();
  await page.getByText("Make another link").click();
  await page.getByLabel("What for").fill("Family group");
  await page.getByLabel("One answer a slip").check();
  if (looks) await isSound(page);
  await page.getByRole("button", { name: "Make it" }).click();
  await expect(page.getByRole("status")).toHaveText("The link is made. Now print its slips.");
  const line = page.getByRole("listitem").filter({ hasText: "Family group" });
  const link = new URL((await line.locator("a.address").textContent())!).pathname;
  await line.getByRole("link", { name: "Slips" }).click();
  await expect(page.getByText("No slips are made yet.")).toBeVisible();
  if (looks) {
    await isSound(page);
    await page.getByLabel("How many").fill("500");
    await page.getByRole("button", { name: "Make and show them" }).click();
    await expect(page.getByRole("alert")).toContainText("Say how many: 1 to 200.");
    await isSound(page);
  }
  await page.getByLabel("How many").fill(`${number}`);
  await page.getByRole("button", { name: "Make and show them" }).click();
  await expect(page.getByText(`Print these ${number} now.`)).toBeVisible();
  return { link, codes: await page.locator(".slip-code").allTextContents() };
}

/** Somebody else's phone, and every address that it asks for. */
async function phone(browser: Browser) {
  const context = await browser.newContext(test.info().project.use);
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.url()} ${request.headers()["referer"] ?? ""}`));
  return { context, page, asked };
}

const box = (page: Page) => page.getByLabel("The code on your slip");

/** From the form's first step to its last, with one answer. */
async function answers(page: Page, answer = "Yes") {
  await asks(page, "Your code");
  await next(page);
  await choose(page, answer);
  await page.goto(`${page.url().split("#")[0]}#send`);
}

test("staff print slips, a child opens what a slip says and sends, and no slip works twice", async ({ page, browser, javaScriptEnabled: script }) => {
  test.slow();
  const { link, codes } = await printed(page, 2, true);
  expect(new Set(codes).size).toBe(2);
  await isSound(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".slip").first()).toBeVisible();
  await expect(page.getByText("What this link records")).toBeHidden();

  const [code, other] = codes;
  const plain = code.replaceAll("-", "");
  const theirs = await phone(browser);
  const child = theirs.page;
  await child.goto(`${link}#c=${plain}`);
  await expect(child.getByText("You need a slip of paper with a code.")).toBeVisible();
  await isSound(child);
  if (script) await expect(child).toHaveURL(new RegExp(`${link}$`));
  await child.locator("a.card.child").click();
  await next(child);
  await asks(child, "Your code");
  if (script) {
    await expect(box(child)).toHaveValue(code);
    await expect(child.getByText("Your phone has read the code on your slip.")).toBeVisible();
    expect(child.url()).not.toContain(plain);
    expect(await child.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie, JSON.stringify(history.state)])).toEqual([0, 0, "", "null"]);
    expect(await child.content()).not.toContain(code);
  } else {
    await box(child).fill(code.toLowerCase().replaceAll("-", " "));
  }
  await isSound(child);
  await isSound(child, "dark");
  await answers(child);
  await next(child);
  await expect(child).toHaveURL(/thanks$/);
  // No address that was asked for held it: with script not even the page's own.
  for (const one of theirs.asked) expect(one.split("#")[0]).not.toContain(plain);
  if (script) expect(await onDisk(child)).not.toContain(plain);
  await theirs.context.close();

  // Somebody else with the same slip.
  const second = await phone(browser);
  await second.page.goto(`${link}/child#code`);
  await box(second.page).fill(code);
  await answers(second.page, "No");
  await next(second.page);
  await expect(second.page.getByRole("alert").first()).toContainText("Answers with this code are already in");
  await expect(second.page.getByText("as new")).toHaveCount(0);
  await expect(box(second.page)).toHaveValue(code);
  await expect(second.page.locator("#slip-wrong")).toHaveText("This code has been used. Each slip works once.");
  await isSound(second.page);
  // Everything is still there for whoever has a slip of their own.
  await box(second.page).fill(other);
  await second.page.goto(`${second.page.url().split("#")[0]}#T1`);
  if (script) await expect(step(second.page).getByLabel("No", { exact: true })).toBeChecked();
  await second.context.close();
});

test("a code that is not right is said where it is typed", async ({ page, browser, javaScriptEnabled: script }) => {
  test.slow();
  const { link, codes } = await printed(page, 1);
  const { page: child, context } = await phone(browser);
  await child.goto(`${link}/child#code`);
  await expect(box(child)).toHaveAttribute("autocomplete", "off");
  const wrong = codes[0].slice(0, -1) + (codes[0].endsWith("2") ? "3" : "2");
  await box(child).fill(wrong);
  if (script) {
    // At once: the slip is in the hand.
    await box(child).blur();
    await expect(child.getByRole("alert")).toHaveText("Something in your code is not right yet. Look at your slip again.");
    await isSound(child);
    for (const typed of [codes[0].toLowerCase(), ` ${codes[0].replaceAll("-", " ")} `, codes[0].replaceAll("V", "U")]) {
      await box(child).fill(typed);
      await box(child).blur();
      await expect(child.getByRole("alert")).toBeEmpty();
    }
    await box(child).fill(wrong);
  }
  await answers(child);
  await next(child);
  await expect(child.getByRole("heading", { name: "Please look at this again" })).toBeVisible();
  await expect(child.locator("#slip-wrong")).toHaveText("Something in your code is not right yet. Look at your slip again.");
  await expect(box(child)).toHaveValue(wrong);
  await isSound(child);
  // Enter in the box goes on, and never sends.
  await box(child).fill(codes[0]);
  await box(child).press("Enter");
  await expect(child).not.toHaveURL(/thanks/);
  await child.goto(`${child.url().split("#")[0]}#send`);
  await context.close();
});

test("without an answer to Send the same page is known again", async ({ page, browser, javaScriptEnabled: script }) => {
  test.slow();
  const { link, codes } = await printed(page, 1);
  const { page: child, context } = await phone(browser);
  await child.goto(`${link}/child#code`);
  if (script) await started(child);
  await box(child).fill(codes[0]);
  await answers(child);
  if (script) {
    let lost = 0;
    await child.route(`**${link}/child`, async (route) => {
      if (route.request().method() !== "POST" || lost++) return route.fallback();
      await route.fetch({ maxRedirects: 0 });
      await route.abort();
    });
    await next(child);
    await expect(child).toHaveURL(/thanks$/, { timeout: 20_000 });
    expect(lost).toBe(2);
  } else {
    const token = await child.locator("input[name=token]").inputValue();
    for (let time = 0; time < 2; time++) {
      const sent = await child.request.post(`${link}/child`, { form: { token, code: codes[0], T1: "yes", send: "1" }, maxRedirects: 0 });
      expect(sent.status()).toBe(303);
    }
  }
  await context.close();
});

test("who chose wrongly and comes back need not type", async ({ page, browser, javaScriptEnabled: script }) => {
  if (!script) return;
  const { link, codes } = await printed(page, 1);
  const { page: child, context } = await phone(browser);
  await child.goto(`${link}#c=${codes[0].replaceAll("-", "")}`);
  await child.getByRole("link", { name: "Polski" }).click();
  await expect(child.locator("html")).toHaveAttribute("lang", "pl");
  await child.locator("a.card.adult").click();
  await expect(child.locator("#slip")).toHaveValue(codes[0]);
  await back(child);
  await child.locator("a.card.child").click();
  await expect(child.locator("#slip")).toHaveValue(codes[0]);
  expect(child.url()).not.toContain("c=");
  // Leave wipes it.
  await child.goto(`${child.url().split("#")[0]}#code`);
  await child.evaluate(() => (window as unknown as { wipeAnswers: () => void }).wipeAnswers());
  await expect(child.locator("#slip")).toHaveValue("");
  await context.close();
});

test("a kiosk asks each person for a code, before anything is locked away", async ({ page, browser, javaScriptEnabled: script }) => {
  if (!script) return;
  test.slow();
  const { link, codes } = await printed(page, 2);
  const { page: tablet, context } = await phone(browser);
  await tablet.goto(`${link}/kiosk`);
  await expect(tablet.getByText("Each person needs a slip.")).toBeVisible();
  await tablet.getByRole("button", { name: "Set up this tablet" }).click();
  await expect(tablet.locator("[data-said]")).toHaveText("Ready. You can go offline now.");
  await context.setOffline(true);
  for (const code of codes) {
    await tablet.goto(link);
    await tablet.locator("a.card.child").click();
    await started(tablet);
    await expect(tablet.getByRole("button", { name: "Wipe this and start again" })).toBeAttached();
    await next(tablet);
    await expect(box(tablet)).toHaveValue("");
    await answers(tablet);
    await next(tablet);
    await expect(step(tablet).getByRole("alert")).toHaveText("Your code is missing. Type the letters and numbers on your slip.");
    await box(tablet).fill(code);
    await tablet.goto(`${tablet.url().split("#")[0]}#send`);
    await next(tablet);
    await expect(tablet.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  }
  const disk = await onDisk(tablet);
  for (const code of codes) expect(disk).not.toContain(code);
  await context.setOffline(false);
  await tablet.goto(link);
  await expect(tablet.locator(".kiosk-bar [data-count]")).toHaveText("0", { timeout: 40_000 });
  await tablet.goto(`${link}/kiosk`);
  // All were taken.
  await expect(tablet.getByText("These answers could not be taken")).toBeHidden();
  await context.close();
});
