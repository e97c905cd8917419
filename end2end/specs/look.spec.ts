import AxeBuilder from "@axe-core/playwright";
import { LINK, expect, step, test } from "./support";

test("whoever asks for more contrast gets seven to one everywhere", async ({ browser, baseURL, viewport }) => {
  test.setTimeout(60_000);
  // axe is a script.
  const context = await browser.newContext({ baseURL, viewport, javaScriptEnabled: true });
  const page = await context.newPage();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, contrast: "more" });
    for (const address of ["/", `/s/${LINK}`, `/s/${LINK}/child#T1`, `/s/${LINK}/young#T1`, `/s/${LINK}/adult#T13`]) {
      await page.goto(address);
      if (address.includes("#")) await step(page).locator(".answer").first().click();
      const axe = new AxeBuilder({ page }).options({ runOnly: ["color-contrast-enhanced"] });
      const { violations } = await axe.analyze();
      expect(violations.flatMap(({ nodes }) => nodes.map((node) => node.html)), `${address} ${colorScheme}`).toEqual([]);
    }
  }
  await context.close();
});

test("Leave stays in reach on a page that has been scrolled", async ({ page }) => {
  await page.goto(`/s/${LINK}/adult#T13`);
  await step(page).locator(".answer").last().scrollIntoViewIfNeeded();
  await expect(page.locator(".leave")).toBeInViewport({ ratio: 1 });
});

test("nothing moves for whoever asks for less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`/s/${LINK}/child#T1`);
  await expect(step(page).locator(".answer").first()).toHaveCSS("transition-duration", /^0s(, 0s)*$/);
  await expect(step(page).locator(".next")).toHaveCSS("transition-duration", /^0s(, 0s)*$/);
});

test("a page from right to left fits, and its arrow points the other way", async ({ page }) => {
  for (const address of ["/", `/s/${LINK}`, `/s/${LINK}/child#T1`, `/s/${LINK}/thanks`]) {
    await page.goto(address);
    await page.locator("html").evaluate((html) => html.setAttribute("dir", "rtl"));
    const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(width, address).toBeLessThanOrEqual(room);
    if (address.includes("#")) await expect(step(page).locator(".back .icon")).toHaveCSS("transform", "matrix(-1, 0, 0, 1, 0, 0)");
  }
});
