import type { Page } from "@playwright/test";
import { address, invited, joins } from "./staff";
import { asks, expect, isSound, next, step, test } from "./support";

// The box for one's own words, where staff look at a form beforehand: it is the respondents' own page, and nothing of it is kept.
const opens = async (page: Page, form: string) => {
  await joins(page, invited("user", "add", address("boxes"), "--partnership", "Fife", "--role", "manager"), "Wilma");
  await page.goto(`/staff/preview/ask-the-family/${form}`);
};

const said = (page: Page) => step(page).getByRole("status");

test("somebody writes in their own words", async ({ page, javaScriptEnabled: script }) => {
  test.slow();
  await opens(page, "adult#best");
  await asks(page, "What has helped most?");
  await isSound(page);
  await isSound(page, "dark");
  await expect(step(page)).toContainText("Please don’t write names");
  const box = step(page).getByRole("textbox", { name: "What has helped most?" });
  const share = step(page).getByLabel("You may share my words, without my name.");
  await expect(share).not.toBeChecked();
  await expect(step(page).getByRole("link", { name: "Skip" })).toBeVisible();
  // By keyboard alone: Enter is a new line, Space ticks.
  await box.focus();
  await page.keyboard.type("One");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  await expect(box).toHaveValue("One\ntwo");
  await expect(step(page).getByRole("link", { name: "Skip" })).toBeHidden();
  await page.keyboard.press("Tab");
  await expect(share).toBeFocused();
  await page.keyboard.press("Space");
  await expect(share).toBeChecked();
  if (script) {
    for (const [typed, kind] of [["Ring 07700 900123", "a phone number"], ["I live at KY1 2AB", "a postcode"], ["My name is Jo", "a name"]]) {
      await box.fill(typed);
      await expect(said(page)).toContainText(kind);
    }
    await isSound(page);
    await isSound(page, "dark");
    await box.fill("They listened.");
    await expect(said(page)).toHaveText("");
    await box.fill("🦦".repeat(990));
    await expect(step(page).getByText("Letters left: 10")).toBeVisible();
    await box.fill("a".repeat(1_001));
    await expect(said(page)).toContainText("too long");
  }
  await box.fill("Kept");
  await next(page);
  await asks(page, "What one thing should change?");
  await isSound(page);
});

test("what was written comes back", async ({ page }) => {
  await opens(page, "adult#best");
  await step(page).getByRole("textbox").fill("</textarea>\nKept & <b>whole</b>");
  await page.locator("[name=review]").evaluate((button: HTMLButtonElement) => button.click());
  await asks(page, "What one thing should change?");
  await page.goto(`${page.url().split("#")[0]}#best`).catch(() => {});
  await expect(page.locator("#best-text")).toHaveValue("</textarea>\nKept & <b>whole</b>");
});

test("a child draws, and it comes back and goes", async ({ page, javaScriptEnabled: script }) => {
  test.slow();
  await opens(page, "child#best");
  const draw = step(page).getByRole("button", { name: "Draw instead" });
  if (!script) return expect(draw).toBeHidden();
  await draw.focus();
  await page.keyboard.press("Enter");
  await expect(draw).toHaveAttribute("aria-expanded", "true");
  const pad = step(page).getByRole("img", { name: "Your drawing" });
  await expect(pad).toBeInViewport({ ratio: 1 });
  await isSound(page);
  await isSound(page, "dark");
  const stroke = async (down: number) => {
    const { x, y, width } = (await pad.boundingBox())!;
    await page.mouse.move(x + 20, y + down);
    await page.mouse.down();
    await page.mouse.move(x + width - 20, y + down + 20, { steps: 5 });
    await page.mouse.up();
  };
  const kept = page.locator("[name=best-drawing]");
  const lines = pad.locator("path");
  await stroke(30);
  await step(page).getByRole("button", { name: "Red" }).click();
  await expect(step(page).getByRole("button", { name: "Red" })).toHaveAttribute("aria-pressed", "true");
  await stroke(70);
  await expect(kept).toHaveValue(/^0[\w-]+\.1[\w-]+$/);
  await step(page).getByRole("button", { name: "Undo" }).click();
  await expect(lines).toHaveCount(1);
  const drawn = await kept.inputValue();
  await page.locator("[name=review]").evaluate((button: HTMLButtonElement) => button.click());
  await asks(page, /magic wand/);
  await page.evaluate(() => (location.hash = "best"));
  await expect(pad.locator("path")).toHaveCount(1);
  await expect(kept).toHaveValue(drawn);
  // What wipes the form wipes the pad.
  await page.evaluate(() => (window as unknown as { wipeAnswers(): void }).wipeAnswers());
  await expect(kept).toHaveValue("");
  await expect(lines).toHaveCount(0);
});
