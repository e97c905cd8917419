import { LINK, asks, back, choose, expect, isFresh, next, started, step, test, toSend } from "./support";

test("Back after Send, then Send again, is answered as before or has nothing to send", async ({ page, javaScriptEnabled }) => {
  await page.goto(`/s/${LINK}/child#T1`);
  if (javaScriptEnabled) await started(page);
  await choose(page, "Yes");
  await page.goto(`/s/${LINK}/child#send`);
  const token = await page.locator("input[name=token]").inputValue();
  await next(page);
  await expect(page).toHaveURL(/\/thanks$/);
  await back(page);
  // With script the thanks page has taken the send step's place in the history, and nothing of the answers has stayed.
  if (javaScriptEnabled) {
    await isFresh(page, token);
    await expect(page.locator("input:checked")).toHaveCount(0);
    await page.goto(`/s/${LINK}/child#send`);
  }
  await asks(page, "That’s everything");
  const kept = await page.locator("input[name=T1][value=yes]").isChecked();
  await next(page);
  // The browser keeps the answers: then this is the same response again, or, if it has been mixed since, we only know that it is in. It forgot
  // them: then there is nothing to send.
  if (kept) await expect(page.getByText(/^(We’ve got it|Answers from this page are already in)$/)).toBeVisible();
  else await expect(page.getByRole("alert")).toContainText("There is nothing to send yet");
});

test("a second person on a sent page is not swallowed", async ({ page, javaScriptEnabled }) => {
  await page.goto(`/s/${LINK}/child#T14`);
  if (javaScriptEnabled) await started(page);
  await choose(page, "Yes");
  await toSend(page);
  const token = await page.locator("input[name=token]").inputValue();
  await next(page);
  await expect(page).toHaveURL(/\/thanks$/);
  await back(page);
  // With script the send step's place in the history is taken: Back leads to the question before it, on a fresh page.
  if (javaScriptEnabled) await isFresh(page, token);
  for (let left = 0; left < 4 && !(await step(page).locator("[name=T14]").count()); left++) await step(page).locator(".back:visible").click();
  await choose(page, "No");
  await toSend(page);
  await next(page);
  // Without script the browser may give back the very page: it was sent, so its token is used up. A fresh page has a token of its own.
  if (javaScriptEnabled) await expect(page).toHaveURL(/\/thanks$/);
  await expect(page.getByRole("alert").or(page.getByText("We’ve got it"))).toBeVisible();
  if (!page.url().endsWith("/thanks")) {
    await expect(page.getByRole("alert")).toContainText(/This page has been sent|Answers from this page are already in/);
    await next(page);
  }
  await expect(page).toHaveURL(/\/thanks$/);
});

test("Leave goes at once, and with script Back shows no answer", async ({ page, javaScriptEnabled }) => {
  await page.goto(`/s/${LINK}/child`);
  if (javaScriptEnabled) await started(page);
  await next(page);
  await choose(page, "Yes");
  if (javaScriptEnabled) await next(page);
  if (javaScriptEnabled) await expect(page.locator("#progress-said")).toHaveText("Question 2 of 11");
  await page.getByRole("link", { name: "Leave this page" }).click();
  await expect(page).toHaveURL(/\/a\/left$/);
  await back(page);
  if (javaScriptEnabled) await expect(page.locator("input:checked")).toHaveCount(0);
  else await expect(step(page)).toBeVisible();
});

test("after a refusal too, Leave wipes what the page gave back", async ({ page, javaScriptEnabled }) => {
  await page.goto(`/s/${LINK}/adult#T13`);
  // Before it has started the browser may keep what was typed: the README says so.
  if (javaScriptEnabled) await started(page);
  await step(page).getByLabel("Nothing got in the way").check();
  await step(page).getByRole("checkbox").first().check();
  await page.goto(`/s/${LINK}/adult#send`);
  await next(page);
  await expect(page.getByRole("alert")).toContainText("Please look at this again");
  if (javaScriptEnabled) {
    await started(page);
    // An alert in a page's first HTML is not read out everywhere.
    await expect(page.getByRole("alert").getByRole("heading")).toBeFocused();
  }
  await page.getByRole("link", { name: "Leave this page" }).click();
  await expect(page).toHaveURL(/\/a\/left$/);
  if (!javaScriptEnabled) return;
  await back(page);
  await expect(page.locator("input:checked")).toHaveCount(0);
});

test("with script the focus moves to the question and the place is said", async ({ page, javaScriptEnabled }) => {
  await page.goto(`/s/${LINK}/child`);
  await next(page);
  if (!javaScriptEnabled) {
    await asks(page, "Do grown-ups listen to what you think?");
    return;
  }
  await started(page);
  await next(page);
  await expect(page.getByRole("status")).toHaveText("Question 2 of 11");
  await expect(step(page).getByRole("heading")).toBeFocused();
  await page.goBack();
  await asks(page, "Do grown-ups listen to what you think?");
  await page.goForward();
  await asks(page, "Is there a grown-up you can trust?");
});
