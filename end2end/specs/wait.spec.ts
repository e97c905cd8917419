import { LINK, asks, choose, expect, isSound, next, started, step, test } from "./support";

const PROJECTS = ["360 with script", "360 without script", "320 with script", "320 without script"];

// Past the limit, on the real server: with script a phone proves a little work by itself; without, its owner waits half a minute.
test("past the limit nobody is refused and nothing typed is lost", async ({ page, request, javaScriptEnabled: script }, info) => {
  test.slow();
  const form = `/s/${LINK}/child`;
  // An address of this test's own, as the proxy in front would name it.
  const from = { "X-Forwarded-For": `192.0.2.${PROJECTS.indexOf(info.project.name) + 1}` };
  await page.setExtraHTTPHeaders(from);
  await page.goto(`${form}#T1`);
  if (script) await started(page);
  await choose(page, "Yes");
  // A thousand others send from the same address: here one page's answers again and again, stored once and counted each time.
  const html = await (await request.get(form, { headers: from })).text();
  const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? "";
  const one = { headers: from, form: { token, T1: "yes", send: "1" }, maxRedirects: 0 };
  expect((await request.post(form, one)).status()).toBe(303);
  for (let batch = 0; batch < 35; batch++) {
    await Promise.all(Array.from({ length: 30 }, () => request.post(form, one)));
  }
  // Sends come back one by one with time: the others go on, so that none is free just now.
  let others = true;
  const sending = (async () => {
    while (others) await request.post(form, one);
  })();
  const held = page.waitForResponse((response) => response.request().method() === "POST" && response.status() === 429);
  await page.goto(`${form}#send`);
  await next(page);
  await held;
  if (script) {
    await expect(page).toHaveURL(/\/thanks$/);
  } else {
    await expect(page.getByRole("alert")).toContainText("Everything you chose is still here");
    await expect(page.locator("input[name=T1][value=yes]")).toBeChecked();
    await asks(page, "That’s everything");
    // Too early: the same again, and still nothing lost.
    await step(page).getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("alert")).toContainText("Everything you chose is still here");
    await expect(page.locator("input[name=T1][value=yes]")).toBeChecked();
  }
  others = false;
  await sending;
  if (!script) await isSound(page);
});
