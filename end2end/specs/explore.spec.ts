import type { Page } from "@playwright/test";
import { SHARED, expect, isSound, test } from "./support";

/** The drawing that fits the screen, the line below it, and the rows that it has. */
const parts = (page: Page, id: string) => {
  const part = page.locator(`#${id}`);
  return { part, drawing: part.locator("figure > div:visible"), said: part.locator(".row-said"), mark: part.locator(".row-mark"), rows: part.locator("figure > ol > li") };
};

test.describe("with script", () => {
  test.use({ javaScriptEnabled: true });

  test("by keys one goes through a chart row by row", async ({ page }) => {
    await page.goto(SHARED);
    const { drawing, said, mark, rows } = parts(page, "T1");
    const texts = await rows.allTextContents();
    expect(texts.length).toBeGreaterThan(2);
    await drawing.focus();
    await expect(page.getByText("Use the arrow keys to go through the rows")).toBeVisible();
    await expect(said).toHaveText("");
    for (const [key, text] of [
      ["ArrowDown", texts[0]],
      ["ArrowDown", texts[1]],
      ["End", texts.at(-1)],
      ["ArrowDown", texts.at(-1)],
      ["ArrowUp", texts.at(-2)],
      ["Home", texts[0]],
      ["ArrowUp", texts[0]],
    ]) {
      await page.keyboard.press(key!);
      await expect(said).toHaveText(text!);
      await expect(mark).toHaveCount(1);
    }
    await isSound(page);
    await isSound(page, "dark");
    await page.keyboard.press("Escape");
    await expect(said).toHaveText("");
    await expect(mark).toHaveCount(0);
    // Back from below, and away again.
    await page.keyboard.press("ArrowUp");
    await expect(said).toHaveText(texts.at(-1)!);
    await page.keyboard.press("Tab");
    await expect(said).toHaveText("");
    await expect(page.getByText("Use the arrow keys to go through the rows")).toBeHidden();
  });

  test("what is said of a row stands in its table", async ({ page }) => {
    await page.goto(SHARED);
    const { part, drawing, said } = parts(page, "T1");
    await drawing.focus();
    await page.keyboard.press("End");
    await expect(said).toHaveText(/^Adults: \d+% positive, /);
    await part.getByText("Show as a table").click();
    const cells = await part.getByRole("row", { name: /^Adults/ }).getByRole("cell").allTextContents();
    await drawing.focus();
    await page.keyboard.press("End");
    for (const cell of cells) await expect(said).toContainText(cell);
  });

  test("by the pointer one sees the row below it", async ({ page }) => {
    for (const [address, id] of [
      [SHARED, "gaps"],
      [`${SHARED}/themes/T1`, "t1-places"],
      [`${SHARED}/compare?one=area-fife&other=everywhere`, "compare-adult"],
    ]) {
      await page.goto(address);
      const { drawing, said, mark, rows } = parts(page, id);
      const texts = await rows.allTextContents();
      await drawing.hover({ position: { x: 40, y: 12 } });
      await expect(said).toHaveText(texts[0]);
      const box = (await drawing.boundingBox())!;
      const first = (await mark.boundingBox())!;
      expect(first.y).toBeLessThan(box.y + 12);
      expect(first.y + first.height).toBeGreaterThan(box.y + 12);
      await drawing.hover({ position: { x: 40, y: first.height + 12 } });
      await expect(said).toHaveText(texts[1]);
      // The line stays on the screen as long as its chart does.
      await expect(said).toBeInViewport();
      await isSound(page);
      await page.mouse.move(0, 0);
      await expect(said).toHaveText("");
      await expect(mark).toHaveCount(0);
    }
  });

  test.describe("on a phone", () => {
    test.use({ hasTouch: true });

    test("a tap shows a row, and a tap elsewhere ends it", async ({ page }) => {
      await page.goto(SHARED);
      const { part, drawing, said, mark, rows } = parts(page, "T13");
      const texts = await rows.allTextContents();
      await drawing.tap({ position: { x: 40, y: 12 } });
      await expect(said).toHaveText(texts[0]);
      await expect(mark).toHaveCount(1);
      // Nobody at a screen alone is told of arrow keys.
      await expect(page.getByText("Use the arrow keys to go through the rows")).toBeHidden();
      await isSound(page);
      await part.getByText("Show as a table").tap();
      await expect(said).toHaveText("");
    });
  });

  test("in somebody's own colours the mark has an edge", async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await page.goto(SHARED);
    const { drawing, mark } = parts(page, "T1");
    await drawing.focus();
    await page.keyboard.press("ArrowDown");
    const [edge, ground] = await mark.evaluate((mark) => [getComputedStyle(mark).borderTopColor, getComputedStyle(document.body).backgroundColor]);
    expect(edge).not.toBe(ground);
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("nothing speaks of exploring", async ({ page }) => {
    await page.goto(SHARED);
    const { part, drawing, said, rows } = parts(page, "T1");
    await expect(drawing).toBeVisible();
    await expect(drawing).not.toHaveAttribute("tabindex", /./);
    await expect(said).toHaveCount(0);
    await expect(rows.first()).toBeHidden();
    await expect(page.getByText("Use the arrow keys to go through the rows")).toBeHidden();
    await part.getByText("Show as a table").click();
    await expect(part.getByRole("row", { name: /^Adults/ })).toContainText(/%/);
  });
});
