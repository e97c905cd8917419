import { OPEN, RELEASED, expect, isSound, test } from "./support";

test("results are read theme by theme, with chart, sentence and table", async ({ page }) => {
  await page.goto(`/results/${RELEASED}`);
  await isSound(page);
  await expect(page.getByText("Made-up answers: this shows how results look.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What stands out" })).toBeVisible();
  await expect(page.locator("section.theme")).toHaveCount(14);
  const theme = page.locator("#T1");
  await expect(theme.locator("svg:visible")).toHaveCount(1);
  await expect(theme.locator(".sentences")).toContainText(/children say yes/);
  await theme.getByText("Show as a table").click();
  await expect(theme.getByRole("row", { name: /^Adults/ })).toContainText(/%/);
  await expect(page.locator("#T4").locator(".narrow svg")).toContainText("not asked");
  await isSound(page);
});

test("an area has its own address", async ({ page }) => {
  await page.goto(`/results/${RELEASED}`);
  await page.getByLabel("Where").selectOption("Fife");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/\?area=fife$/);
  await expect(page.getByLabel("Where")).toHaveValue("fife");
  await isSound(page);
});

test("the same numbers come as files", async ({ page, request }) => {
  await page.goto(`/results/${RELEASED}`);
  const csv = await (await request.get(await page.getByRole("link", { name: "CSV" }).getAttribute("href") ?? "")).text();
  const json = await (await request.get(await page.getByRole("link", { name: "JSON" }).getAttribute("href") ?? "")).json();
  expect(csv.split("\n")[0]).toContain("wave,made_up,survey");
  expect(json.wave).toBe(RELEASED);
  const shown = csv.split("\n").map((line) => line.split(",")).find((cells) => cells[4] === "child" && !cells[5] && cells[8] === "T1" && cells[10] === "positive")?.at(-1)?.trim();
  expect(shown).toMatch(/%$/);
  await page.locator("#T1").getByText("Show as a table").click();
  await expect(page.locator("#T1").getByRole("row", { name: /^Children/ })).toContainText(shown ?? "");
});

test("an open wave shows nothing", async ({ page }) => {
  expect((await page.goto(`/results/${OPEN}`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No results here yet");
  await isSound(page);
  expect((await page.goto("/nowhere"))?.status()).toBe(404);
  await isSound(page);
});
