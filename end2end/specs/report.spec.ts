import { SHARED, expect, isSound, test } from "./support";

test("a report has its contents, every theme and how to cite it, and is sound on a phone and at night", async ({ page }) => {
  await page.goto(SHARED);
  await page.getByRole("link", { name: "report", exact: true }).click();
  await expect(page).toHaveURL(/\/report$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("what families said");
  await expect(page.getByText("Made-up answers: this shows how a report looks. Nobody said this.")).toBeVisible();
  await page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "How to cite this" }).click();
  await expect(page).toHaveURL(/#cite$/);
  const hash = await page.locator(".report-cover .hash").textContent();
  await expect(page.locator("#cite")).toContainText(hash!.replace("Release ", "").trim());
  await expect(page.locator("#themes figure")).toHaveCount(14);
  await isSound(page);
  await isSound(page, "dark");
});

test("on paper a report has its wide charts, whole, and no bar", async ({ page }) => {
  await page.goto(`${SHARED}/report`);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".report-bar")).toBeHidden();
  const first = page.locator("#themes figure").first();
  await expect(first.locator(".wide")).toBeVisible();
  await expect(first.locator(".narrow")).toBeHidden();
  await expect(page.locator("#themes .report-kept").first()).toHaveCSS("break-inside", "avoid");
  await expect(page.locator("#themes thead").first()).toHaveCSS("display", "table-header-group");
});

test("the PDF comes as one, and only once", async ({ page, request }) => {
  await page.goto(`${SHARED}/report`);
  const href = (await page.getByRole("link", { name: "The same as a PDF" }).getAttribute("href")) ?? "";
  const answer = await request.get(href);
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  expect((await answer.body()).subarray(0, 8).toString()).toBe("%PDF-1.7");
  const again = await request.get(href, { headers: { "if-none-match": answer.headers().etag } });
  expect(again.status()).toBe(304);
});

test("theme cards fit their paper, and the bar above them is not printed", async ({ page }) => {
  for (const [size, width, height] of [["a4", 794, 1123], ["a3", 1123, 1588]] as const) {
    await page.goto(`${SHARED}/cards?size=${size}`);
    await isSound(page);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".poster-bar")).toBeHidden();
    const box = await page.locator(".wall-card").first().boundingBox();
    expect(box!.width).toBeLessThanOrEqual(width + 1);
    expect(box!.height).toBeLessThanOrEqual(height);
    const cut = await page.locator(".wall-card").evaluateAll((cards) => cards.filter((card) => card.scrollHeight > card.clientHeight + 1).length);
    expect(cut, size).toBe(0);
    await page.emulateMedia({ media: "screen" });
  }
});
