import { RELEASED, SHARED, expect, isSound, test } from "./support";

test("what people said stands under each theme, of whom it says the audience alone", async ({ page }) => {
  await page.goto(SHARED);
  await page.locator("#T2").getByRole("link", { name: "In people’s own words" }).click();
  await expect(page).toHaveURL(/\/words#T2$/);
  await expect(page.getByText("Made-up words: this shows how results look. Nobody said this.")).toBeVisible();
  const theme = page.locator("#T2");
  // Which of them are shown, chance decides (rule 7): of each no more is said than the audience.
  const labels = await page.locator(".said-by").allTextContents();
  expect(labels.length).toBeGreaterThan(10);
  for (const label of labels) expect(label).toMatch(/^(A child|A young person|An adult)(, told in other words)?$/);
  await page.getByText("Show as a table").first().click();
  await expect(page.getByRole("row", { name: /^People I trust/ }).first()).toContainText(/named by|%/);
  await isSound(page);
  await isSound(page, "dark");
  await theme.getByRole("link", { name: "The numbers of this theme" }).click();
  await expect(page).toHaveURL(/#T2$/);
});

test("a child's page has children's words first, then their answers", async ({ page }) => {
  await page.goto(`/results/${RELEASED}/children`);
  const headings = page.getByRole("heading", { level: 2 });
  await expect(headings).toHaveText(["In their own words", "How many said yes"]);
  await expect(page.getByText("This is made up. No child said this.")).toBeVisible();
  await expect(page.locator(".said:not(.child)")).toHaveCount(0);
  await expect(page.getByText(/^About \d in 10 children say yes\.$/).first()).toBeVisible();
  await isSound(page);
  await isSound(page, "dark");
});

test("quote cards fit their paper, and the bar above them is not printed", async ({ page }) => {
  for (const [size, sheet] of [["a6", 4], ["a5", 2], ["a4", 1]] as const) {
    await page.goto(`/results/${RELEASED}/words/cards?size=${size}&audience=child`);
    await isSound(page);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".poster-bar")).toBeHidden();
    const first = page.locator(".quote-sheet").first();
    await expect(first.locator(".quote-card")).toHaveCount(sheet);
    expect((await first.boundingBox())?.height).toBeLessThan(1123);
    await page.emulateMedia({ media: "screen" });
  }
});

test("a card of a thousand letters, of whatever kind, is not cut off", async ({ page }) => {
  // It puts long texts where short ones stand: by script.
  if (!test.info().project.use.javaScriptEnabled) return;
  for (const size of ["a6", "a5", "a4"]) {
    await page.goto(`/results/${RELEASED}/words/cards?size=${size}`);
    await page.emulateMedia({ media: "print" });
    const cut = await page.locator(".quote-card").evaluateAll((cards) => {
      const length = (text: string) => {
        const many = [...text].length;
        return many <= 90 ? "few" : many <= 220 ? "some" : many <= 450 ? "many" : many <= 700 ? "most" : "full";
      };
      const texts = ["🦦", "sister ", "W"].flatMap((one) => [90, 220, 450, 700, 1000].map((many) => one.repeat(many).slice(0, one.length === 2 ? many * 2 : many)));
      return texts.filter((text, at) => {
        const card = cards[at % cards.length];
        card.classList.remove("few", "some", "many", "most", "full");
        card.classList.add(length(text));
        card.querySelector(".said-words p")!.textContent = text;
        return card.scrollHeight > card.clientHeight + 1;
      }).map((text) => `${[...text].length} of ${text.slice(0, 2)}`);
    });
    expect(cut, size).toEqual([]);
  }
});

test("words come as files", async ({ page, request }) => {
  await page.goto(`/results/${RELEASED}/words`);
  const csv = await (await request.get((await page.getByRole("link", { name: "CSV" }).getAttribute("href")) ?? "")).text();
  const json = await (await request.get((await page.getByRole("link", { name: "JSON" }).getAttribute("href")) ?? "")).json();
  expect(csv.split("\n")[0]).toContain("wave,made_up,survey,version,kind,audience");
  expect(json.said[0]).not.toHaveProperty("id");
  expect(Object.keys(json.said[0]).sort()).toEqual(["audience", "manner", "question", "said", "themes"]);
});
