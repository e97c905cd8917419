import { CLOSED_LINK, LINK, RELEASED, SHARED, choose, isSound, test } from "./support";

test("at night every page can be read", async ({ page }) => {
  test.setTimeout(60_000);
  for (const address of ["/", "/s?code=nonsense", `/s/${LINK}`, `/s/${CLOSED_LINK}`, `/s/${LINK}/thanks`, `/results/${RELEASED}`, SHARED]) {
    await page.goto(address);
    await isSound(page, "dark");
  }
  for (const [audience, answer] of [["child", "Yes"], ["young", "Agree"], ["adult", "Agree"]]) {
    await page.goto(`/s/${LINK}/${audience}`);
    await isSound(page, "dark");
    await page.goto(`/s/${LINK}/${audience}#T1`);
    await choose(page, answer);
    await isSound(page, "dark");
  }
});
