import { LINK, back, choose, expect, isSound, next, started, step, test } from "./support";

const pages = ["/", `/s/${LINK}`, `/s/${LINK}/young`, `/s/${LINK}/child/paper`, `/s/${LINK}/thanks`, `/s/${LINK}/pass-on`, "/pictures", "/nowhere"];

test("every respondent's page can be left at a tap, and says nothing about what it is", async ({ page }) => {
  for (const address of pages) {
    await page.goto(address);
    const leave = page.getByRole("link", { name: "Leave this page" });
    await expect(leave).toBeInViewport();
    expect((await leave.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await expect(page).toHaveTitle("Blether");
    await leave.click();
    await expect(page).toHaveURL(/\/a\/left$/);
  }
});

test("Shift three times leaves too, on every page, before any island has come", async ({ page, javaScriptEnabled: script }) => {
  if (!script) {
    await page.goto("/");
    await expect(page.getByRole("link", { name: "Leave this page" })).toBeVisible();
    return;
  }
  await page.route(/blether\.(js|wasm)$/, () => {});
  for (const address of pages) {
    await page.goto(address);
    for (let press = 0; press < 3; press++) await page.keyboard.press("Shift");
    await expect(page).toHaveURL(/\/a\/left$/);
  }
});

test("capitals and a single Shift do not leave", async ({ page, javaScriptEnabled: script }) => {
  await page.goto("/");
  await page.getByLabel("Your code").focus();
  for (const key of ["Shift+A", "Shift+B", "Shift+C", "Shift", "Shift", "a", "Shift"]) await page.keyboard.press(key);
  await expect(page.getByLabel("Your code")).toHaveValue("ABCa");
  if (script) await expect(page).toHaveURL(/\/$/);
});

test("Leave empties the page at once, even where the neutral page never comes", async ({ page, javaScriptEnabled: script }) => {
  await page.goto(`/s/${LINK}/child`);
  await next(page);
  await choose(page, "Yes");
  if (!script) return;
  await page.route("**/leave", () => {});
  // All in the page: the browser's driver would wait for the page that never comes.
  const left = await page.evaluate(() => {
    document.querySelector<HTMLElement>(".leave")?.click();
    return [document.body.childElementCount, document.title];
  });
  expect(left).toEqual([0, ""]);
});

test("after Leave, Back shows no answer, by the real back-forward cache", async ({ page, javaScriptEnabled: script }) => {
  await page.goto(`/s/${LINK}/young`);
  if (script) await started(page);
  await next(page);
  await choose(page, "Yes");
  await next(page);
  await choose(page, "Agree");
  if (!script) return;
  for (let press = 0; press < 3; press++) await page.keyboard.press("Shift");
  await expect(page).toHaveURL(/\/a\/left$/);
  await back(page);
  await expect(step(page)).toBeVisible();
  await expect(page.locator("input:checked")).toHaveCount(0);
});

test("help is one tap away on every step", async ({ page, javaScriptEnabled: script }) => {
  await page.goto(`/s/${LINK}/child#T6`);
  await page.getByText("Help", { exact: true }).click();
  await expect(page.locator("header").getByRole("link", { name: "999" })).toBeInViewport();
  await isSound(page);
  const first = page.locator("header").getByRole("link", { name: "999" });
  if (script) {
    await page.keyboard.press("Escape");
    await expect(first).toBeHidden();
    await expect(page.locator("summary", { hasText: "Help" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(first).toBeVisible();
    await step(page).getByRole("heading").dispatchEvent("click");
  } else {
    await page.getByText("Help", { exact: true }).click();
  }
  await expect(first).toBeHidden();
});
