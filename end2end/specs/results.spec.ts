import { OPEN, RELEASED, SHARED, expect, isSound, test } from "./support";

test("results are read theme by theme, with chart, sentence and table", async ({ page }) => {
  await page.goto(SHARED);
  await isSound(page);
  await expect(page.getByText("Made-up answers: this shows how results look.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What stands out" })).toBeVisible();
  // All themes at a glance, then each.
  await expect(page.locator("section.theme")).toHaveCount(15);
  const theme = page.locator("#T1");
  await expect(theme.locator("svg:visible")).toHaveCount(1);
  await expect(theme.locator(".sentences")).toContainText(/children say yes/);
  await theme.getByText("Show as a table").click();
  await expect(theme.getByRole("row", { name: /^Adults/ })).toContainText(/%/);
  await expect(page.locator("#T4").locator(".narrow svg")).toContainText("not asked");
  await isSound(page);
});

test("an area has its own address", async ({ page }) => {
  await page.goto(SHARED);
  await page.getByLabel("Where", { exact: true }).selectOption("Fife");
  await page.getByRole("button", { name: "Show this place" }).click();
  await expect(page).toHaveURL(/\?area=fife$/);
  await expect(page.getByLabel("Where", { exact: true })).toHaveValue("fife");
  await isSound(page);
});

test("a breakdown has its own address, for the whole wave", async ({ page }) => {
  await page.goto(`${SHARED}?area=fife`);
  await page.getByLabel("Everywhere, by").selectOption("Looks after under-18s");
  await page.getByRole("button", { name: "Show these groups" }).click();
  await expect(page).toHaveURL(/\?by=looks-after$/);
  await expect(page.getByLabel("Where", { exact: true })).toHaveValue("");
  await expect(page.getByLabel("Everywhere, by")).toHaveValue("looks-after");
  await expect(page.getByText("Adults were asked: “Do you look after anyone under 18?”")).toBeVisible();
  await expect(page.getByText("groups under 20 are not shown")).toBeVisible();
  const theme = page.locator("#T1");
  await expect(theme.locator("svg:visible")).toContainText("Yes, as a kinship carer");
  await theme.getByText("Show as a table").click();
  await expect(theme.getByRole("rowheader", { name: "Yes, as their mother" })).toBeVisible();
  // Barriers are a table that is open.
  await expect(page.locator("#T13").getByRole("columnheader", { name: "Yes, as their father" })).toBeVisible();
  await isSound(page);
  await isSound(page, "dark");
});

test("by the keyboard alone one comes from a place to a breakdown and back", async ({ page }) => {
  await page.goto(`${SHARED}?area=fife`);
  await page.getByLabel("Everywhere, by").focus();
  await page.keyboard.press("a");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?by=age$/);
  await isSound(page);
  await page.getByLabel("Everywhere, by").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?by=$/);
  await expect(page.getByRole("heading", { name: "What stands out" })).toBeVisible();
});

test("the same numbers come as files", async ({ page, request }) => {
  await page.goto(SHARED);
  const csv = await (await request.get(await page.getByRole("link", { name: "CSV" }).getAttribute("href") ?? "")).text();
  const json = await (await request.get(await page.getByRole("link", { name: "JSON" }).getAttribute("href") ?? "")).json();
  expect(csv.split("\n")[0]).toContain("wave,made_up,survey");
  expect(json.wave).toBe(RELEASED);
  const shown = csv.split("\n").map((line) => line.split(",")).find((cells) => cells[4] === "child" && !cells[5] && !cells[8] && cells[10] === "T1" && cells[12] === "positive")?.at(-2);
  expect(shown).toMatch(/%$/);
  await page.locator("#T1").getByText("Show as a table").click();
  await expect(page.locator("#T1").getByRole("row", { name: /^Children/ })).toContainText(shown ?? "");
});

test("a theme, a framework and a comparison each have a page", async ({ page }) => {
  await page.goto(SHARED);
  await page.locator("#T1").getByRole("link", { name: /^Being heard/ }).click();
  await expect(page).toHaveURL(/\/themes\/T1$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Being heard");
  await expect(page.getByRole("heading", { name: "Place by place" })).toBeVisible();
  await page.locator("#t1-places").getByText("Show as a table").click();
  await expect(page.locator("#t1-places").getByRole("rowheader", { name: "Fife", exact: true })).toBeVisible();
  await isSound(page);
  await isSound(page, "dark");
  await page.getByRole("link", { name: "Next: People I trust" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("People I trust");
  await page.getByRole("link", { name: "The Promise: ten principles of family support" }).first().click();
  await expect(page).toHaveURL(/\/lenses\/promise$/);
  await isSound(page);
  await page.getByRole("link", { name: "All results" }).click();
  await page.getByRole("link", { name: "Compare" }).click();
  await page.getByLabel("Compare", { exact: true }).selectOption("Fife");
  await page.getByLabel("with", { exact: true }).selectOption("Stirling");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/\?one=area-fife&other=area-stirling$/);
  await expect(page.getByRole("heading", { name: "Theme by theme" })).toBeVisible();
  await isSound(page);
  await isSound(page, "dark");
  await page.getByLabel("with", { exact: true }).selectOption("Fife");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("alert")).toHaveText("Both sides are the same. Choose two.");
  await isSound(page);
});

test("themes come in the order that is chosen", async ({ page }) => {
  await page.goto(`${SHARED}?area=fife`);
  await page.getByLabel("In the order of").selectOption("Least positive first");
  await page.getByRole("button", { name: "Show this order" }).click();
  await expect(page).toHaveURL(/area=fife&sort=lowest$/);
  await expect(page.getByLabel("In the order of")).toHaveValue("lowest");
  await expect(page.getByLabel("Where", { exact: true })).toHaveValue("fife");
});

test("an open wave shows nothing", async ({ page }) => {
  expect((await page.goto(`/results/${OPEN}`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No results here yet");
  await isSound(page);
  for (const part of ["?by=postcode", "?area=atlantis", "?area=fife&by=age"]) {
    expect((await page.goto(`${SHARED}${part}`))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("We can’t find these results");
  }
  expect((await page.goto("/nowhere"))?.status()).toBe(404);
  await isSound(page);
});
