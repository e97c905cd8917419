import type { Page } from "@playwright/test";
import { RELEASED, expect, isSound, test } from "./support";

const AT = `/results/${RELEASED}`;

/** Tabs on until the focus is on what has these words. */
const tabTo = async (page: Page, words: string | RegExp) => {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if ((await page.locator(":focus").textContent())?.match(words)) return;
  }
  throw new Error(`no way to ${words} by Tab`);
};

test("families read what stands out, then theme by theme a picture and a sentence an age", async ({ page }) => {
  await page.goto(AT);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What families said");
  await expect(page.getByText("Made-up answers: this shows how results look. Nobody said this.")).toBeVisible();
  await expect(page.getByText(/^About \d+ children, about \d+ young people and about \d+ adults took part\./)).toBeVisible();
  const headings = page.getByRole("heading", { level: 2 });
  await expect(headings).toHaveText(["What stands out", "What everyone answered", "How to read this", "Take these numbers with you"]);
  await expect(page.locator("section.theme")).toHaveCount(14);
  const theme = page.locator("#T1");
  await expect(theme.getByText(/^About \d in 10 children say yes\.$/)).toBeVisible();
  await expect(theme.getByText(/^About \d in 10 adults agree\.$/)).toBeVisible();
  await expect(theme.locator(".ten:visible")).toHaveCount(3);
  // What the picture shows, the sentence says; the picture itself is for eyes alone.
  const ages = await page.locator(".ages > li:has(> .ten)").evaluateAll((all) =>
    all.map((age) => {
      const picture = age.querySelector(".ten")!;
      return { words: age.querySelector("p")!.textContent!, filled: picture.querySelectorAll(".yes use").length, hidden: picture.ariaHidden };
    }),
  );
  expect(ages.length).toBeGreaterThan(30);
  for (const { words, filled, hidden } of ages) {
    const [, tens] = words.match(/^About (\d) in 10 /) ?? [];
    if (tens) expect(filled, words).toBe(Number(tens));
    expect(hidden).toBe("true");
  }
  await expect(page.locator("#T4").getByText("Children were not asked this.")).toBeVisible();
  await isSound(page);
  await isSound(page, "dark");
});

test("a figure is drawn and ten stand side by side, as wide as the page", async ({ page }) => {
  await page.goto(AT);
  const picture = page.locator("#T1 .ten").first();
  await picture.scrollIntoViewIfNeeded();
  const whole = (await picture.boundingBox())!;
  expect(whole.width).toBeGreaterThan(page.viewportSize()!.width * 0.8);
  const people = await picture.locator("use").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ x, width, height }) => ({ x, width, height })));
  expect(people).toHaveLength(10);
  for (const [at, { x, width, height }] of people.entries()) {
    expect(width).toBeGreaterThan(15);
    expect(height).toBeGreaterThan(20);
    if (at) expect(x).toBeGreaterThan(people[at - 1].x + people[at - 1].width - 1);
  }
});

test("what got in the way is in order", async ({ page }) => {
  await page.goto(`${AT}#T13`);
  const list = page.locator("#T13 .named > li");
  await expect(list).toHaveCount(6);
  const filled = await list.evaluateAll((all) => all.map((one) => one.querySelectorAll(".yes use").length));
  expect(filled).toEqual([...filled].sort((one, other) => other - one));
  await expect(page.locator("#T13")).toContainText("Children and young people were not asked this.");
});

test("what stands out leads to its theme, and from there to people's own words and back", async ({ page }) => {
  await page.goto(AT);
  const link = page.locator(".standouts a").first();
  const to = (await link.getAttribute("href")) ?? "";
  await link.click();
  expect(page.url()).toContain(to);
  await expect(page.locator(to).getByRole("heading", { level: 3 })).toBeInViewport();
  const theme = page.locator("#T2");
  await theme.getByText("What each age was asked").click();
  await expect(theme.getByText("Is there a grown-up you can trust?")).toBeVisible();
  await isSound(page);
  await theme.getByRole("link", { name: "In people’s own words" }).click();
  await expect(page).toHaveURL(/\/words#T2$/);
  await page.locator("#T2").getByRole("link", { name: "The numbers of this theme" }).click();
  await expect(page).toHaveURL(new RegExp(`${AT}#T2$`));
  await expect(page.locator("#T2").getByRole("heading", { name: "People I trust" })).toBeInViewport();
  await page.getByRole("link", { name: "What children said" }).click();
  await page.getByRole("link", { name: "What everyone answered" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What families said");
});

test("by the keyboard alone one comes to a place, and to a theme of it", async ({ page }) => {
  await page.goto(AT);
  await page.getByLabel("Where", { exact: true }).focus();
  await page.keyboard.press("f");
  await tabTo(page, /^Show/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?area=fife$/);
  await expect(page.getByLabel("Where", { exact: true })).toHaveValue("fife");
  await expect(page.getByText("Fife", { exact: true }).first()).toBeVisible();
  await tabTo(page, /^Go to a theme$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Feeling safe$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?area=fife#T11$/);
  await expect(page.locator("#T11").getByRole("heading")).toBeInViewport();
  await isSound(page);
});

test("the full results are for those who sign in", async ({ page }) => {
  await page.goto(AT);
  await page.getByRole("link", { name: "Read the full results" }).click();
  await expect(page).not.toHaveURL(/\/staff\/results\//);
  expect((await page.request.get(`${AT}?area=atlantis`)).status()).toBe(404);
});

test("on a laptop pictures stand under each other, the words beside them", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(AT);
  await isSound(page);
  const ages = page.locator("#T1 .ages > li");
  const places = await ages.evaluateAll((all) =>
    all.map((one) => [one.querySelector(".ten")!, one.querySelector("p")!].map((part) => part.getBoundingClientRect())),
  );
  expect(new Set(places.map(([picture]) => Math.round(picture.left))).size).toBe(1);
  for (const [picture, words] of places) expect(words.left).toBeGreaterThanOrEqual(picture.right);
});
