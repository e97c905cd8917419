import { LINK, asks, expect, place, started, step, test } from "./support";

test("a child answers by keyboard alone", async ({ page, javaScriptEnabled }) => {
  await page.goto(`/s/${LINK}/child`);
  if (javaScriptEnabled) await started(page);
  // The script moves the focus to the question just after the question shows: a Tab before that would be lost.
  const arrived = async () => {
    if (javaScriptEnabled) await expect(step(page).locator("h2")).toBeFocused();
  };
  const tabTo = async (name: string | RegExp) => {
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press("Tab");
      const focused = page.locator(":focus");
      const said = (await focused.getAttribute("aria-label")) ?? (await focused.textContent()) ?? "";
      const value = (await focused.getAttribute("value")) ?? "";
      if (said.match(name) || value.match(name)) return;
    }
    throw new Error(`no way to ${name} by Tab`);
  };
  await tabTo(/^Start$/);
  await page.keyboard.press("Enter");
  await asks(page, "Do grown-ups listen to what you think?");
  await arrived();
  await tabTo(/^no$/);
  await page.keyboard.press("ArrowDown");
  await expect(step(page).getByLabel("Sort of")).toBeChecked();
  await tabTo(/^Next$/);
  await page.keyboard.press("Enter");
  await asks(page, "Is there a grown-up you can trust?");
  for (let question = 2; question <= 11; question++) {
    await expect(place(page)).toHaveText(`Question ${question} of 11`);
    await arrived();
    await tabTo(/^Skip$/);
    await page.keyboard.press("Enter");
  }
  await asks(page, "That’s everything");
  await arrived();
  await tabTo(/^Send$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/thanks$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We’ve got it");
});

test("a question whose answer was taken back can be answered again by keyboard", async ({ page }) => {
  await page.goto(`/s/${LINK}/child#T1`);
  await step(page).getByLabel("Yes", { exact: true }).check();
  await step(page).getByLabel("Take my answer back").check();
  await step(page).locator(".next").focus();
  await page.keyboard.press("Enter");
  await asks(page, "Is there a grown-up you can trust?");
  await step(page).locator(".back").focus();
  await page.keyboard.press("Enter");
  await asks(page, "Do grown-ups listen to what you think?");
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press("Tab");
    if ((await page.locator(":focus").getAttribute("name")) === "T1") break;
  }
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(step(page).getByLabel("Yes", { exact: true })).toBeChecked();
});

test("Enter on an answer never sends and loses nothing", async ({ page }) => {
  await page.goto(`/s/${LINK}/child#T1`);
  await step(page).getByLabel("Yes", { exact: true }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await asks(page, "Is there a grown-up you can trust?");
  await expect(page).not.toHaveURL(/thanks/);
  await step(page).getByRole("link", { name: "Back" }).click();
  await expect(step(page).getByLabel("Yes", { exact: true })).toBeChecked();
});
