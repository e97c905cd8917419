import { LINK, asks, choose, expect, isSound, next, started, step, test, toSend } from "./support";

// No word of English is left: letters of ours stand only in names, in links and where a language itself uses them.
const LATIN = /[A-Za-z]{2,}/;
const NAMES = /Blether|Shift|NHS|Childline|Shout|Samaritans|Scottish Families Affected by Alcohol and Drugs|Breathing Space|Children First/g;

test("a language is chosen before the form and stands in the address alone", async ({ page, javaScriptEnabled: script }) => {
  await page.goto(`/s/${LINK}`);
  await page.getByRole("navigation", { name: "Languages" }).getByRole("link", { name: "Polski" }).click();
  await expect(page).toHaveURL(/\?lang=pl$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "pl");
  await expect(page.locator("ul.languages [aria-current]")).toHaveText("Polski");
  await isSound(page);
  await page.locator("a.card.child").click();
  await expect(page).toHaveURL(/child\?lang=pl$/);
  if (script) await started(page);
  await next(page);
  await step(page).locator("input[value=yes]").check();
  await page.goto(`${page.url().split("#")[0]}#send`);
  await next(page);
  await expect(page).toHaveURL(/thanks\?lang=pl$/);
  expect(await page.context().cookies()).toEqual([]);
  await page.locator("a.strong").click();
  await expect(page).toHaveURL(/pass-on\?lang=pl$/);
});

for (const audience of ["child", "young", "adult"]) {
  test(`${audience}: in Arabic from the first page to thanks`, async ({ page, javaScriptEnabled: script }) => {
    await page.goto(`/s/${LINK}?lang=ar`);
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await page.locator(`a.card.${audience}`).click();
    if (script) await started(page);
    await isSound(page);
    const words = (await page.locator("main").evaluate((main) => {
      for (const hidden of main.querySelectorAll(".made-up, .help-list b, .address, ul.languages")) hidden.remove();
      return main.textContent ?? "";
    })) as string;
    expect(words.replace(NAMES, "")).not.toMatch(LATIN);
    await page.reload();
    if (script) await started(page);
    await next(page);
    if (audience !== "child") {
      await step(page).locator("input[value=yes]").check();
      await next(page);
    }
    await step(page).getByRole("radio").first().check();
    await isSound(page);
    // Back stands at the right, and its arrow points there.
    const [back, on] = await Promise.all([".back:visible", ".next:visible"].map((one) => step(page).locator(one).boundingBox()));
    expect(back!.x).toBeGreaterThan(on!.x);
    await toSend(page);
    await isSound(page);
    await next(page);
    await expect(page).toHaveURL(/thanks\?lang=ar$/);
    await isSound(page);
  });
}

test("what is refused comes back in the same language", async ({ page }) => {
  await page.goto(`/s/${LINK}/young?lang=uk#send`);
  await next(page);
  await expect(page.getByRole("alert")).toContainText(/[А-Яа-яІіЇїЄє]{3}/);
  await expect(page).toHaveURL(/lang=uk/);
  await page.goto(`/s?code=nonsense&lang=gd`);
  await expect(page.locator("html")).toHaveAttribute("lang", "gd");
  await expect(page.locator("input[name=lang]")).toHaveValue("gd");
});

test("a language that is not ours is English", async ({ page }) => {
  await page.goto(`/s/${LINK}/child?lang=xx`);
  await expect(page.locator("html")).toHaveAttribute("lang", "en-GB");
  await next(page);
  await asks(page, "Do grown-ups listen to what you think?");
  await choose(page, "Yes");
});
