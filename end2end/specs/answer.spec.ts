import { CLOSED_LINK, LINK, asks, choose, expect, isSound, next, place, step, test } from "./support";

test("from the code to the form", async ({ page }) => {
  await page.goto("/");
  await isSound(page);
  await page.getByLabel("Your code").fill("nonsense");
  await page.getByRole("button", { name: "Go" }).click();
  await expect(page.getByText("No survey has this code.")).toBeVisible();
  await expect(page.getByLabel("Your code")).toHaveValue("nonsense");
  await isSound(page);
  await page.getByLabel("Your code").fill(` ${LINK.toUpperCase()} `);
  await page.getByRole("button", { name: "Go" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who is answering?");
  await isSound(page);
  await page.getByRole("link", { name: /I.m a child/ }).click();
  await expect(step(page)).toContainText("You choose. You can skip. You can stop.");
});

test("nothing before the choice of age names what it is about", async ({ page }) => {
  for (const address of ["/", `/s/${LINK}`]) {
    await page.goto(address);
    await expect(page.locator("html")).not.toContainText(/alcohol|drug/i);
    await expect(page).toHaveTitle("Blether");
  }
  await page.goto(`/s/${LINK}/child`);
  await expect(page).toHaveTitle("Blether");
});

test("a child answers, changes their mind, skips and sends", async ({ page }) => {
  await page.goto(`/s/${LINK}/child`);
  await isSound(page);
  await next(page);
  await asks(page, "Do grown-ups listen to what you think?");
  await isSound(page);
  await expect(step(page).locator(".skip:visible")).toHaveCount(1);
  await choose(page, "Sort of");
  await expect(step(page).locator(".skip:visible")).toHaveCount(0);
  await step(page).getByLabel("Take my answer back").check();
  await expect(step(page).getByLabel("Sort of")).not.toBeChecked();
  await expect(step(page).locator(".skip:visible")).toHaveCount(1);
  await choose(page, "Yes");
  await next(page);
  await choose(page, "Not sure");
  // Open for everyone, whatever the answer; the rest is folded.
  await expect(step(page).getByRole("link", { name: "0800 1111" })).toBeVisible();
  await expect(step(page).getByRole("link", { name: "999" })).toBeHidden();
  await step(page).getByText("More people to call or text").click();
  await expect(step(page).getByRole("link", { name: "999" })).toBeVisible();
  // What has been scrolled half under the top is not what one taps at.
  await page.evaluate(() => scrollTo(0, 0));
  await isSound(page);
  for (let question = 2; question <= 11; question++) await next(page);
  await asks(page, "That’s everything");
  await page.goBack();
  await expect(place(page)).toHaveText("Question 11 of 11");
  await page.goForward();
  await isSound(page);
  await next(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We’ve got it");
  await isSound(page);
});

test("a young person who had support is asked everything", async ({ page }) => {
  await page.goto(`/s/${LINK}/young`);
  await next(page);
  await choose(page, "Yes");
  await next(page);
  await asks(page, "The people who support my family listen to what I think.");
  await expect(place(page)).toHaveText("Question 2 of 16");
  for (const answer of ["Strongly agree", "Agree", "In between", "Disagree", "Strongly disagree", "Not sure"]) {
    await choose(page, answer);
    await next(page);
  }
  await isSound(page);
  for (let question = 8; question <= 16; question++) await next(page);
  await expect(step(page).getByRole("heading", { name: "Help for you" })).toBeHidden();
  await next(page);
  await expect(page).toHaveURL(/\/thanks$/);
});

test("an adult without support goes the short way, and the answer is not in the address", async ({ page }) => {
  await page.goto(`/s/${LINK}/adult`);
  await next(page);
  await choose(page, "No");
  await next(page);
  await asks(page, "I know what support there is for families in my area.");
  await expect(place(page)).toHaveText("Question 2 of 3");
  expect(page.url()).not.toMatch(/no/i);
  await choose(page, "Disagree");
  await next(page);
  await asks(page, "What got in the way of getting support?");
  await isSound(page);
  await step(page).getByRole("checkbox").nth(1).check();
  await step(page).getByRole("checkbox").nth(5).check();
  await next(page);
  await asks(page, "That’s everything");
  // Whoever had no support finds help before they go.
  await expect(step(page).getByRole("heading", { name: "Help for you" })).toBeVisible();
  await expect(step(page).getByRole("link", { name: "116 123" })).toBeVisible();
  await step(page).locator(".back:visible").click();
  await asks(page, "What got in the way of getting support?");
  await next(page);
  await next(page);
  await expect(page).toHaveURL(/\/thanks$/);
});

test("a refusal says where, opens the place and keeps every answer", async ({ page }) => {
  await page.goto(`/s/${LINK}/adult#T1`);
  await choose(page, "Agree");
  await page.goto(`/s/${LINK}/adult#T13`);
  await step(page).getByLabel(/Nothing got in the way/).check();
  await step(page).getByRole("checkbox").first().check();
  await page.goto(`/s/${LINK}/adult#send`);
  await next(page);
  await expect(page.getByRole("alert")).toContainText("Please look at this again");
  await asks(page, "What got in the way of getting support?");
  await isSound(page);
  await step(page).getByLabel(/Nothing got in the way/).uncheck();
  await page.goto(`${page.url()}#T1`);
  await expect(step(page).getByLabel("Agree", { exact: true })).toBeChecked();
  await page.goto(page.url().replace("#T1", "#send"));
  await next(page);
  await expect(page).toHaveURL(/\/thanks$/);
});

test("someone who skips everything is told that there is nothing to send", async ({ page }) => {
  await page.goto(`/s/${LINK}/young#send`);
  await next(page);
  await expect(page.getByRole("alert")).toContainText("There is nothing to send yet");
  await isSound(page);
});

test("a closed survey says so kindly", async ({ page }) => {
  expect((await page.goto(`/s/${CLOSED_LINK}`))?.status()).toBe(410);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This survey has closed");
  await isSound(page);
});

test("on paper every question stands", async ({ page }) => {
  await page.goto(`/s/${LINK}/child`);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("fieldset:visible")).toHaveCount(9);
});
