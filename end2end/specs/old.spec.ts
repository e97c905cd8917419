import type { Page } from "@playwright/test";
import { LINK, expect, test } from "./support";

/** Opens a form from the page before it: so its style is a file, which a test may change on its way. */
async function opened(page: Page, audience: string) {
  await page.goto(`/s/${LINK}`);
  await page.locator(`a.card.${audience}`).click();
}

test("a browser without :has shows every question, both ways, and sends", async ({ page }) => {
  // Such a browser drops every rule with :has and takes the ones behind `@supports not selector(:has(*))`.
  await page.route(/blether\.css$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(":has(", ":unheard-of(") });
  });
  await opened(page, "adult");
  await expect(page.locator("fieldset:visible")).toHaveCount(15);
  await expect(page.locator(".bar:visible")).toHaveCount(1);
  await page.locator("#support").getByLabel("No", { exact: true }).check();
  await page.locator("#T5").getByLabel("Agree", { exact: true }).check();
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page).toHaveURL(/\/thanks$/);
});

test("a browser that cannot even ask about selectors can still send", async ({ page }) => {
  await page.route(/blether\.css$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll("@supports", "@unheard-of").replaceAll(":has(", ":unheard-of(") });
  });
  await opened(page, "child");
  await page.locator("#T1").getByLabel("Yes", { exact: true }).check();
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page).toHaveURL(/\/thanks$/);
});

test("on a low screen the bar does not cover the answers", async ({ page }) => {
  await page.setViewportSize({ width: 568, height: 320 });
  await page.goto(`/s/${LINK}/child#T1`);
  await expect(page.locator(".bar:visible")).toHaveCSS("position", "static");
});
