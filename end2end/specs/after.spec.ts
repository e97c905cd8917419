import { LINK, back, choose, expect, isSound, next, started, step, test, toSend } from "./support";

test("two people, one phone: the second begins clean, and Back shows nothing of the first", async ({ page, javaScriptEnabled: script }) => {
  await page.goto(`/s/${LINK}`);
  await page.locator("a.card.child").click();
  if (script) await started(page);
  await page.goto(`/s/${LINK}/child#T14`);
  await choose(page, "Yes");
  await toSend(page);
  await next(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We’ve got it");
  await page.getByRole("link", { name: "Pass the phone on" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pass the phone to the next person");
  await isSound(page);
  if (script) {
    for (let steps = 0; steps < 3; steps++) {
      await back(page);
      await expect(page.locator("input:checked")).toHaveCount(0);
    }
    await page.goto(`/s/${LINK}/pass-on`);
  }
  await page.getByRole("link", { name: "It’s my turn" }).click();
  await page.locator("a.card.adult").click();
  await expect(page.locator("input:checked")).toHaveCount(0);
  if (script) await started(page);
  await next(page);
  await choose(page, "Yes");
  await page.goto(`/s/${LINK}/adult#send`);
  await next(page);
  await expect(page).toHaveURL(/\/thanks$/);
});

test("thanks says what happens next, and its three pictures lead to the results", async ({ page }) => {
  await page.goto(`/s/${LINK}/thanks`);
  await isSound(page);
  const names = await page.locator(".pictures li").allTextContents();
  expect(new Set(names).size).toBe(3);
  const results = await page.locator("a.address").getAttribute("href");
  await page.goto("/");
  await page.getByRole("link", { name: "See what people said" }).click();
  await isSound(page);
  for (const name of names) await page.getByLabel(name, { exact: true }).check();
  await page.getByRole("button", { name: "Show me" }).click();
  await expect(page).toHaveURL(new RegExp(`${results}$`));
});

test("fewer than three pictures are asked for again, and what was chosen stays", async ({ page }) => {
  await page.goto("/pictures");
  await page.getByRole("button", { name: "Show me" }).click();
  await page.getByLabel("boat").check();
  await page.getByLabel("bell").check();
  await page.getByRole("button", { name: "Show me" }).click();
  await expect(page.getByRole("alert")).toHaveText("Please choose three pictures.");
  await expect(page.getByLabel("boat")).toBeChecked();
  await isSound(page);
});

test("three pictures that lead nowhere say so", async ({ page }) => {
  // At most a few waves are here: of eight threes some belong to none.
  const names = ["boat", "fish", "star", "moon", "sun", "tree", "house", "kite", "bird", "flower"];
  for (let first = 0; first < 8; first++) {
    const [one, two, three] = names.slice(first);
    const response = await page.goto(`/pictures?picture=${one}&picture=${two}&picture=${three}`);
    if (response?.status() !== 404) continue;
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("We can’t find these pictures");
    await isSound(page);
    return;
  }
  throw new Error("every three leads somewhere");
});

for (const audience of ["child", "young", "adult"]) {
  test(`${audience}: the form on paper has every question with its boxes`, async ({ page }) => {
    await page.goto(`/s/${LINK}/${audience}`);
    const questions = await page.locator(".step:has(.skip)").count();
    await page.goto(`/s/${LINK}/${audience}/paper`);
    await expect(page.locator(".questions > li")).toHaveCount(questions);
    await expect(page.locator("input")).toHaveCount(0);
    await isSound(page);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".leave")).toBeHidden();
    await expect(page.getByText("Please don’t write your name")).toBeVisible();
  });
}

test("easy words are there at a tap, with script and without, and come back as they were", async ({ page }) => {
  await page.goto(`/s/${LINK}/adult#T1`);
  const heading = step(page).getByRole("heading");
  await expect(heading).toHaveText("The people who support us take my views seriously.", { useInnerText: true });
  await step(page).getByText("Easy words").click();
  await expect(heading).not.toHaveText("The people who support us take my views seriously.", { useInnerText: true });
  await isSound(page);
  await page.goto(`/s/${LINK}/adult#send`);
  await next(page);
  await expect(page.getByRole("alert")).toContainText("There is nothing to send yet");
  await expect(page.getByLabel("Easy words")).toBeChecked();
});
