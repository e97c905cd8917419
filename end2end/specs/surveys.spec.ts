import { address, invited, joins } from "./staff";
import { expect, isSound, test } from "./support";

const HARD = "Organisations accommodate individuality?";

test("a manager copies the survey, changes, translates and publishes it", async ({ page, javaScriptEnabled: script }) => {
  test.slow();
  await joins(page, invited("user", "add", address("words"), "--partnership", "Fife", "--role", "manager"), "Wilma");
  await page.getByRole("link", { name: "Surveys" }).click();
  await isSound(page);
  await page.getByRole("button", { name: "Copy and change it for Fife" }).click();
  await expect(page.getByText("a draft, not published yet")).toBeVisible();
  await isSound(page);
  await isSound(page, "dark");
  const survey = page.url();

  // A wording that is too hard: said as one types, and by Check without script.
  await page.getByRole("link", { name: "Being heard" }).click();
  const child = page.getByLabel("Wording for children");
  await child.fill(HARD);
  if (!script) await page.getByRole("button", { name: "Check" }).click();
  await expect(page.locator("#says-wording-child")).toContainText("above 3, the limit for children");
  await expect(child).toHaveValue(HARD);
  await isSound(page);
  await isSound(page, "dark");
  await child.fill("Do junkies listen?");
  if (script) await expect(page.locator("#says-wording-child")).toContainText("a word that wounds");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("a word that wounds");
  await expect(child).toHaveValue("Do junkies listen?");
  await isSound(page);
  await child.fill("Do grown-ups hear you?");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toHaveText("It is saved.");

  // Its translations are missing now, and one is written from right to left.
  await page.goto(`${survey}/edit/ar`);
  await expect(page.getByText("One text is missing")).toBeVisible();
  const missing = page.locator(".missing textarea");
  await expect(missing).toHaveAttribute("dir", "rtl");
  await isSound(page);
  await missing.fill("هل يستمع إليك الكبار؟");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toHaveText("It is saved.");

  await page.goto(`${survey}/edit/new-item`);
  await isSound(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose a theme");
  await page.getByLabel("Its theme").selectOption({ index: 5 });
  await page.getByLabel("Wording for adults").fill("I know our family centre.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("I know our family centre.")).toBeVisible();
  const own = page.locator("li").filter({ hasText: "I know our family centre." });
  await own.getByRole("button", { name: /up$/ }).click();
  await expect(page.locator(".items li").nth(12)).toContainText("I know our family centre.");
  for (const part of ["child", "background", "open-questions", "title"]) {
    await page.goto(`${survey}/edit/${part}`);
    await isSound(page);
  }
  await page.goto(`${survey}/file`);
  await page.getByRole("button", { name: "Put it in" }).click();
  await expect(page.getByRole("alert")).toContainText("Paste the file first");
  await isSound(page);

  await page.goto(survey);
  await page.locator('a[href$="/preview/child"]').click();
  await expect(page.getByText("This is a preview. Nothing is sent or kept.")).toBeVisible();
  await expect(page.locator("form.survey")).toContainText("Do grown-ups hear you?");
  await page.goto(survey);
  await page.getByRole("link", { name: "See what is new, and publish version 1" }).click();
  await expect(page.locator(".changes")).toContainText("Do grown-ups hear you?");
  await isSound(page);
  await isSound(page, "dark");
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByRole("status")).toContainText("It is published.");
  await isSound(page);
  await page.getByRole("link", { name: "Surveys" }).click();
  await expect(page.locator(`a[href="${new URL(survey).pathname}"]`)).toBeVisible();
  await expect(page.locator("li").filter({ has: page.locator(`a[href="${new URL(survey).pathname}"]`) })).toContainText("version 1");
  await page.goto(survey);
  await page.getByRole("button", { name: "Change it" }).click();
  await page.getByText("Discard the draft").click();
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(page.getByRole("alert")).toContainText("type: Ask the Family");
  await isSound(page);
});
