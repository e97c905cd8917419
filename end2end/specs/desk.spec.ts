// People's own words, from a moderator's key to a quote that anyone can read: with two moderators, in a browser each.
import type { Browser, Page } from "@playwright/test";
import { address, invited, joins, setsUp, plans } from "./staff";
import { expect, isSound, test } from "./support";

const WORDS = "heron puddle spoon";
/** Each run has a partnership of its own: its key is its moderators'. */
const PARTNERSHIPS = ["Angus", "Moray", "Highland", "Aberdeen City", "Dundee City", "Inverclyde", "West Lothian", "South Ayrshire"];
const CHILD = "My worker Ailsa is kind. I see her at Methil Primary.";
const ADULT = "Somebody rang me back the same day";

function partnership() {
  const { project, retry } = test.info();
  const place = (project.name.startsWith("360") ? 0 : 2) + (project.use.javaScriptEnabled ? 0 : 4) + Math.min(retry, 1);
  return PARTNERSHIPS[place];
}

async function moderator(browser: Browser, name: string, roles: string) {
  const context = await browser.newContext(test.info().project.use);
  const page = await context.newPage();
  await joins(page, invited("user", "add", address(name), "--partnership", partnership(), "--role", roles), name);
  return page;
}

/** A key of one's own, with its recovery sheet; gives what stands on that. */
async function makesAKey(page: Page, looks = false) {
  await page.goto("/staff/words/keys");
  if (looks) await isSound(page);
  await page.getByLabel("A new passphrase for words").fill("short");
  await page.getByRole("button", { name: "Make my key" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "at least 12" })).toBeVisible();
  await page.getByLabel("A new passphrase for words").fill(WORDS);
  await page.getByLabel("The same again").fill(WORDS);
  await page.getByRole("button", { name: "Make my key" }).click();
  await expect(page.getByRole("heading", { name: "Your recovery sheet" })).toBeFocused();
  const sheet = (await page.locator("[data-line]").textContent())!;
  if (looks) await isSound(page, "dark");
  await page.getByRole("button", { name: "Keep this key" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Tick that the sheet is safe" })).toBeVisible();
  await page.getByLabel("I have it on paper").check();
  // What leaves this browser holds neither passphrase nor private key.
  const posted = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Keep this key" }).click();
  const body = (await posted).postData()!;
  expect(body).not.toContain("heron");
  expect(body).not.toContain("SECRET");
  await expect(page.getByRole("status")).toHaveText("It is kept.");
  return sheet;
}

async function opens(page: Page, desk: string, by = WORDS) {
  await page.goto(desk);
  await page.getByLabel("Your passphrase for words").fill(by);
  await page.getByRole("button", { name: "Open the words" }).click();
}

/** Somebody answers with words, as a phone posts them. */
async function says(page: Page, link: string, audience: string, best: string) {
  const form = await (await page.request.get(`${link}/${audience}`)).text();
  const token = /name="token" value="([0-9a-f]+)"/.exec(form)![1];
  const sent = await page.request.post(`${link}/${audience}`, { form: { token, T1: audience === "child" ? "yes" : "agree", best, "best-share": "1", send: "1" }, maxRedirects: 0 });
  expect(sent.status()).toBe(303);
}

/** Words open only in a browser that runs scripts. */
async function saysWhy(page: Page) {
  await page.goto("/staff/words/keys");
  await expect(page.getByText("This page needs script")).toBeVisible();
  await expect(page.getByRole("button", { name: "Make my key" })).toBeHidden();
  await isSound(page);
  await page.goto("/staff/words");
  await isSound(page);
}

test("two moderators, from a key to a quote", async ({ browser, javaScriptEnabled: script }) => {
  test.slow();
  const mary = await moderator(browser, "mary", "manager,moderator");
  if (!script) return saysWhy(mary);
  const sheet = await makesAKey(mary, true);
  await mary.getByRole("button", { name: "Make its key" }).click();
  await expect(mary.getByRole("status")).toContainText("The key is made.");
  const amina = await moderator(browser, "amina", "moderator");
  await makesAKey(amina);
  await mary.goto("/staff/words/keys");
  await mary.getByLabel("Your passphrase for words").fill("not this one at all");
  await mary.getByRole("button", { name: "Hand amina the key" }).click();
  await expect(mary.getByRole("alert").filter({ hasText: "does not open it" })).toBeVisible();
  await mary.getByLabel("Your passphrase for words").fill(WORDS);
  await mary.getByRole("button", { name: "Hand amina the key" }).click();
  await expect(mary.getByRole("status")).toHaveText("They hold the key now.");
  await isSound(mary);

  await mary.goto("/staff/partnerships");
  await mary.getByLabel("Concern about a child").fill("Duty social work, 01592 000001");
  await setsUp(mary, false);
  await plans(mary, false, partnership());
  await mary.getByRole("button", { name: "Open this wave" }).click();
  const wave = mary.url();
  const link = new URL((await mary.locator("a.address").first().textContent())!).pathname;
  await says(mary, link, "child", CHILD);
  for (let number = 0; number < 20; number++) await says(mary, link, "adult", `${ADULT}, number ${number}.`);
  await mary.goto(`${wave}/words`);
  await expect(mary.getByText("Its words are read after it has closed.")).toBeVisible();
  await mary.goto(wave);
  await mary.getByLabel("The place").fill(partnership());
  await mary.getByRole("button", { name: "Close this wave" }).click();
  await expect(mary.getByRole("status")).toHaveText("It is closed.");

  const desk = `${wave}/words`;
  await opens(mary, desk, "not this one at all");
  await expect(mary.getByRole("alert").filter({ hasText: "does not open them" })).toBeVisible();
  // The line on the recovery sheet opens it as well.
  await opens(mary, desk, sheet);
  await expect(mary.locator("#place")).toHaveText("1 of 21");
  await isSound(mary);
  await isSound(mary, "dark");
  await mary.getByLabel("Single keys").check();
  for (let number = 0; number < 21; number++) {
    await expect(mary.locator("#place")).toHaveText(/of 21/);
    const isChilds = (await mary.locator("#whose").textContent())!.startsWith("Children");
    if (isChilds) {
      await expect(mary.locator("#said mark").first()).toHaveText("Ailsa");
      await mary.getByRole("button", { name: "“Ailsa”" }).click();
      await mary.getByRole("button", { name: "“Methil Primary”" }).click();
      await expect(mary.getByLabel("What may be released")).toHaveValue("My worker [a name] is kind. I see her at [a school].");
    }
    await mary.locator("#text").focus();
    await mary.keyboard.press(`${1 + (number % 4)}`);
    const decided = mary.waitForResponse((response) => response.url().endsWith("/decision"));
    await mary.keyboard.press("a");
    const answer = await decided;
    expect(answer.status()).toBe(204);
    // Not even a child's proposal leaves in the clear.
    if (isChilds) expect(answer.request().postData()).not.toContain("kind");
  }
  await opens(amina, desk);
  await amina.getByLabel("Show").selectOption("waiting for a second person");
  await expect(amina.locator("#place")).toHaveText("1 of 1");
  await expect(amina.getByLabel("What may be released")).toHaveValue("My worker [a name] is kind. I see her at [a school].");
  await amina.getByRole("button", { name: "Release as proposed" }).click();
  await expect(amina.getByText("There is none of these.")).toBeVisible();

  await amina.goto(`${wave}/codebook`);
  await isSound(amina);
  await mary.goto(wave);
  await mary.getByLabel("The place").fill(partnership());
  await mary.getByRole("button", { name: "Make them public" }).click();
  await expect(mary.getByRole("status").first()).toBeVisible();
  await mary.goto(`${wave}/words/release`);
  await isSound(mary);
  await mary.getByLabel("The place").fill(partnership());
  await mary.getByRole("button", { name: "Make them public" }).click();
  await expect(mary.getByRole("button", { name: "Make them public" })).toHaveCount(0);
  await mary.goto(`/results/${new URL(wave).pathname.split("/").at(-1)}/words`);
  await expect(mary.getByText(ADULT).first()).toBeVisible();
  await expect(mary.getByText("My worker")).toHaveCount(0);
  await isSound(mary);
});
