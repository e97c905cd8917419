import { RELEASED, expect, isSound, test } from "./support";
import { address, invited, joins } from "./staff";

test("the results in full are read behind sign-in, and by a link until it is ended", async ({ page, browser, baseURL }) => {
  await joins(page, invited("user", "add", address("shares"), "--administrator"), "Mary");
  await page.goto(`/staff/waves/${RELEASED}`);
  await page.getByRole("link", { name: "Read the results" }).click();
  await expect(page).toHaveURL(new RegExp(`/staff/results/${RELEASED}$`));
  await page.getByRole("link", { name: "This wave" }).click();
  await page.getByRole("link", { name: "Share the full results" }).click();
  await isSound(page);
  await page.getByRole("button", { name: "Make a link" }).click();
  await expect(page.getByRole("alert")).toContainText("Say whom it is for");
  await isSound(page);
  const name = `The board ${test.info().project.name}`;
  await page.getByLabel("Whom it is for").fill(name);
  await page.getByRole("button", { name: "Make a link" }).click();
  await expect(page.getByRole("status")).toHaveText("The link is made. Copy it and send it.");
  await isSound(page);
  await isSound(page, "dark");
  const item = page.getByRole("listitem").filter({ hasText: name });
  const link = new URL((await item.getByRole("link").textContent())!).pathname;
  expect(link).toMatch(/^\/shared\/[0-9a-f]{32}$/);
  // Somebody else, who has the link alone.
  const elsewhere = await browser.newContext({ baseURL });
  const reader = await elsewhere.newPage();
  await reader.goto(link);
  await expect(reader.getByRole("heading", { name: "What stands out" })).toBeVisible();
  await reader.locator("#T1").getByRole("link", { name: /^Being heard/ }).click();
  await expect(reader).toHaveURL(`${link}/themes/T1`);
  await expect(reader.getByRole("link", { name: "This wave" })).toHaveCount(0);
  await item.getByRole("button", { name: `End this link: ${name}` }).click();
  await expect(page.getByRole("status")).toHaveText("The link opens nothing any more.");
  await expect(item).toContainText("It opens nothing since");
  expect((await reader.goto(link))?.status()).toBe(404);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("This link opens nothing any more");
  expect((await reader.goto(`/staff/results/${RELEASED}`))?.url()).toContain("/staff/sign-in");
  await elsewhere.close();
});
