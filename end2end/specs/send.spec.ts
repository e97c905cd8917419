import { createHash } from "node:crypto";
import type { Page, Request, Route } from "@playwright/test";
import { LINK, asks, back, choose, expect, gate, isFresh, isSound, next, started, step, test } from "./support";

// Send with retry. Without script the form's own post goes out; each test then says what holds without. Long, because every answer that
// a post can get stands here side by side.

const FORM = `/s/${LINK}/child`;
const said = (page: Page) => page.locator("#sending-said");
const send = (page: Page) => page.getByRole("button", { name: "Send" });
const fields = (request: Request) => new URLSearchParams(request.postData() ?? "");

/** The send step of a form with one answer; `answer` treats the posts, counted from 1; gives the posts so far. */
async function ready(page: Page, script: boolean | undefined, answer: (route: Route, post: number) => Promise<void>) {
  const posts: Request[] = [];
  await page.route(`**${FORM}`, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    posts.push(route.request());
    await answer(route, posts.length);
  });
  await page.goto(`${FORM}#T1`);
  if (script) await started(page);
  await choose(page, "Yes");
  await page.goto(`${FORM}#send`);
  await expect(said(page)).toHaveText("");
  return posts;
}

const lost = (route: Route) => route.abort("internetdisconnected");
const page503 = { status: 503, contentType: "text/html", body: "<!DOCTYPE html><title>Busy</title><h1>Busy</h1>" };
/** Asks to wait longer than a test takes, or so many seconds: then nothing hangs on who is faster. */
const busy = (route: Route, seconds = 60) => route.fulfill({ ...page503, headers: { "retry-after": `${seconds}` } });

/** Nothing of the answers, nor of the used token, is in the page that Back shows. */
async function leavesNothing(page: Page, sent: Request) {
  await back(page);
  await isFresh(page, fields(sent).get("token") ?? "");
  await expect(page.locator("input:checked")).toHaveCount(0);
}

test("a lost connection loses nothing: it is sent again until it arrives, once", async ({ page, javaScriptEnabled: script }) => {
  const { open, opened } = gate();
  const posts = await ready(page, script, async (route, post) => {
    if (post === 2) await opened;
    await (script && post <= 2 ? lost(route) : route.continue());
  });
  await next(page);
  if (script) {
    await expect(said(page)).toHaveText("No answer yet. We’ll try again soon. Your answers are still on this page.");
    await asks(page, "That’s everything");
    await expect(page.locator("input[name=T1][value=yes]")).toBeChecked();
    await expect(page).not.toHaveURL(/thanks/);
    open();
  }
  await expect(page).toHaveURL(/\/thanks$/);
  expect(posts).toHaveLength(script ? 3 : 1);
  expect(new Set(posts.map((post) => post.postData())).size).toBe(1);
  expect(fields(posts[0]).get("T1")).toBe("yes");
  expect(fields(posts[0]).get("send")).toBe("1");
  expect(fields(posts[0]).has("review")).toBe(false);
  if (script) await leavesNothing(page, posts[0]);
});

test("a server that is busy is asked again when it said", async ({ page, javaScriptEnabled: script }) => {
  const times: number[] = [];
  const posts = await ready(page, script, async (route, post) => {
    times.push(Date.now());
    await (post === 1 ? busy(route, 3) : route.continue());
  });
  await next(page);
  if (!script) {
    await expect(page.getByRole("heading")).toHaveText("Busy");
    return;
  }
  await expect(said(page)).toHaveText(/^No answer yet\./);
  await expect(page).toHaveURL(/\/thanks$/);
  expect(posts).toHaveLength(2);
  expect(times[1] - times[0]).toBeGreaterThanOrEqual(2_990);
});

test("an answer that got lost on its way back is asked for again with the same token", async ({ page, javaScriptEnabled: script }) => {
  const stored: number[] = [];
  const posts = await ready(page, script, async (route, post) => {
    const upstream = await route.fetch({ maxRedirects: 0 });
    stored.push(upstream.status());
    await (post === 1 && script ? lost(route) : route.fulfill({ response: upstream }));
  });
  await next(page);
  await expect(page).toHaveURL(/\/thanks$/);
  expect(stored).toEqual(script ? [204, 204] : [303]);
  expect(new Set(posts.map((post) => fields(post).get("token"))).size).toBe(1);
});

test("answers that are already in after an unanswered try are our own", async ({ page, javaScriptEnabled: script }) => {
  const conflict = { status: 409, contentType: "text/html", body: '<!DOCTYPE html><title>In</title><h1>Already in</h1><p id="already-in">' };
  const posts = await ready(page, script, (route, post) => (post === 1 && script ? lost(route) : route.fulfill(conflict)));
  await next(page);
  if (script) await expect(page).toHaveURL(/\/thanks$/);
  else await expect(page.getByRole("heading", { name: "Already in" })).toBeVisible();
  expect(posts).toHaveLength(script ? 2 : 1);
});

test("answers that are already in without a try of our own are someone's to look at", async ({ page, javaScriptEnabled: script }) => {
  const conflict = { status: 409, contentType: "text/html", body: '<!DOCTYPE html><title>In</title><h1>Already in</h1><p id="already-in">' };
  const posts = await ready(page, script, (route) => route.fulfill(conflict));
  await next(page);
  await expect(page.getByRole("heading", { name: "Already in" })).toBeVisible();
  expect(posts).toHaveLength(script ? 2 : 1);
});

test("a school's worth of answers asks for a proof of work", async ({ page, javaScriptEnabled: script }) => {
  const [salt, number, max] = ["9f3c?expires=1", 12_345, 20_000];
  const challenge = createHash("sha256").update(`${salt}${number}`).digest("hex");
  const body = `<!DOCTYPE html><title>Wait</title><h1>Just a moment</h1><div id="wait" data-salt="${salt}" data-challenge="${challenge}"
    data-max="${max}"></div><form method="post"><input type="hidden" name="ticket" value="a b&amp;c"></form>`;
  const sent: URLSearchParams[] = [];
  await ready(page, script, (route, post) => {
    sent.push(fields(route.request()));
    if (post === 1) return route.fulfill({ status: 429, contentType: "text/html", body });
    return route.continue();
  });
  await next(page);
  if (!script) {
    await expect(page.getByRole("heading")).toHaveText("Just a moment");
    return;
  }
  await expect(page).toHaveURL(/\/thanks$/);
  expect(sent).toHaveLength(2);
  const [first, second] = sent;
  expect(second.get("ticket")).toBe("a b&c");
  expect(createHash("sha256").update(salt + second.get("proof")).digest("hex")).toBe(challenge);
  for (const name of ["ticket", "proof"]) second.delete(name);
  expect(second.toString()).toBe(first.toString());
});

test("a proof of work that is refused leaves the word to the server's page", async ({ page, javaScriptEnabled: script }) => {
  const challenge = createHash("sha256").update("salt7").digest("hex");
  const body = `<!DOCTYPE html><title>Wait</title><h1>Just a moment</h1><form id="wait" data-salt="salt" data-challenge="${challenge}" data-max="9">
    <input type="hidden" name="ticket" value="t"></form>`;
  const posts = await ready(page, script, (route) => route.fulfill({ status: 429, contentType: "text/html", body }));
  await next(page);
  await expect(page.getByRole("heading", { name: "Just a moment" })).toBeVisible();
  expect(posts.map((post) => fields(post).get("proof"))).toEqual(script ? [null, "7", null] : [null]);
});

test("any other answer is the server's own page", async ({ page, javaScriptEnabled: script }) => {
  const posts = await ready(page, script, (route) => route.continue());
  await page.locator("input[name=token]").evaluate((token: HTMLInputElement) => (token.value = "mangled"));
  await next(page);
  await expect(page.getByRole("alert")).toContainText("Please press Send again");
  expect(posts).toHaveLength(script ? 2 : 1);
  await expect(page.locator("input[name=T1][value=yes]")).toBeChecked();
  if (script) await started(page);
  await next(page);
  await expect(page).toHaveURL(/\/thanks$/);
});

test("a sign-in page in between does not look like success", async ({ page, javaScriptEnabled: script }) => {
  const portal = { status: 200, contentType: "text/html", body: "<!DOCTYPE html><title>Wi-Fi</title><h1>Sign in to Wi-Fi</h1>" };
  await ready(page, script, (route) => route.fulfill(portal));
  await next(page);
  await expect(page.getByRole("heading", { name: "Sign in to Wi-Fi" })).toBeVisible();
});

test("two quick presses send once", async ({ page, javaScriptEnabled: script }) => {
  const { open, opened } = gate();
  if (!script) open();
  const posts = await ready(page, script, async (route) => {
    await opened;
    await route.continue();
  });
  if (!script) {
    // A browser alone may post twice: the same token and the same answers are counted once (server/tests).
    await next(page);
    await expect(page).toHaveURL(/\/thanks$/);
    return;
  }
  await send(page).dblclick();
  await expect(said(page)).toHaveText("Sending…");
  await expect(send(page)).toHaveAttribute("aria-disabled", "true");
  await send(page).press("Enter");
  open();
  await expect(page).toHaveURL(/\/thanks$/);
  expect(posts).toHaveLength(1);
});

test("pressing Send while waiting tries at once; after many tries the words change", async ({ page, javaScriptEnabled: script }) => {
  const posts = await ready(page, script, (route, post) =>
    script && post < 6 ? busy(route) : script && post === 6 ? lost(route) : route.continue(),
  );
  for (let tries = 1; script && tries <= 6; tries++) {
    await send(page).press("Enter");
    await expect(said(page)).toHaveText(tries < 6 ? /^No answer yet\./ : /^Still no connection\./);
    await expect(send(page)).toBeFocused();
    expect(posts).toHaveLength(tries);
  }
  await send(page).press("Enter");
  await expect(page).toHaveURL(/\/thanks$/);
});

test("a connection that comes back is used at once", async ({ page, javaScriptEnabled: script }) => {
  await ready(page, script, (route, post) => (script && post === 1 ? busy(route) : route.continue()));
  await next(page);
  if (script) {
    await expect(said(page)).toHaveText(/^No answer yet\./);
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
  }
  await expect(page).toHaveURL(/\/thanks$/);
});

test("someone who changes an answer is not overtaken by the old one", async ({ page, javaScriptEnabled: script }) => {
  const posts = await ready(page, script, (route, post) => (script && post === 1 ? busy(route, 3) : route.continue()));
  if (script) {
    await next(page);
    await expect(said(page)).toHaveText(/^No answer yet\./);
  }
  await page.goto(`${FORM}#T1`);
  await choose(page, "No");
  await page.goto(`${FORM}#send`);
  if (script) {
    await page.waitForTimeout(5_000);
    expect(posts).toHaveLength(1);
    await expect(said(page)).toHaveText("We’ve stopped. Your answers may already be in. It is safe to press Send again.");
  }
  await next(page);
  await expect(page).toHaveURL(/\/thanks$/);
  expect(posts.map((post) => fields(post).get("T1"))).toEqual(script ? ["yes", "no"] : ["no"]);
});

test("Leave while waiting leaves, and nothing is sent any more", async ({ page, javaScriptEnabled: script }) => {
  const posts = await ready(page, script, (route) => busy(route, 3));
  if (script) {
    await next(page);
    await expect(said(page)).toHaveText(/^No answer yet\./);
  }
  await page.getByRole("link", { name: "Leave this page" }).click();
  await expect(page).toHaveURL(/\/a\/left$/);
  await page.waitForTimeout(5_000);
  expect(posts).toHaveLength(script ? 1 : 0);
});

test("while it waits the page is sound, light and dark", async ({ page, javaScriptEnabled: script }) => {
  await ready(page, script, (route) => (script ? busy(route) : route.continue()));
  if (script) {
    await next(page);
    await expect(said(page)).toHaveText(/^No answer yet\./);
    await expect(step(page).getByRole("status")).toBeVisible();
  }
  await isSound(page);
  await isSound(page, "dark");
});

test("a slow thanks page: what is in is in, and nobody is told otherwise", async ({ page, javaScriptEnabled: script }) => {
  const posts = await ready(page, script, (route) => route.continue());
  if (!script) {
    await next(page);
    await expect(page).toHaveURL(/\/thanks$/);
    return;
  }
  const { open, opened } = gate();
  let asked = 0;
  await page.route("**/thanks", async (route) => {
    asked += 1;
    await opened;
    await route.continue().catch(() => {});
  });
  // All by script in the page: the browser's driver would wait for the page that is held back.
  await page.evaluate(() => {
    const said = document.getElementById("sending-said")!;
    const goBack = () => said.textContent === "We’ve got it. Your answers are saved." && setTimeout(() => (location.hash = "#T1"), 300);
    new MutationObserver(goBack).observe(said, { childList: true });
    document.querySelector<HTMLElement>("button[name=send]")?.click();
  });
  // Whoever goes back a step is brought to the thanks page again.
  await expect.poll(() => asked).toBe(2);
  open();
  await expect(page).toHaveURL(/\/thanks$/);
  expect(posts).toHaveLength(1);
});

test("a lost script is asked for again", async ({ page, javaScriptEnabled: script }) => {
  let asked = 0;
  await page.route(/\/blether\.js/, (route) => {
    asked += 1;
    return asked === 1 ? lost(route) : route.continue();
  });
  await page.goto(FORM);
  if (script) await started(page);
  expect(asked).toBe(script ? 2 : 0);
});

test("a browser that cannot say which button was pressed keeps the form's own post", async ({ page, javaScriptEnabled: script }) => {
  await page.addInitScript(() => Reflect.deleteProperty(SubmitEvent.prototype, "submitter"));
  await page.goto(FORM);
  if (script) {
    // The last island to start.
    await expect(async () => {
      await page.goto(`${FORM}#T1`);
      await page.goto(`${FORM}#T2`);
      await expect(page.locator("#progress-said")).toHaveText(/Question 2/, { timeout: 500 });
    }).toPass();
  }
  await expect(page.locator("form[autocomplete]")).toHaveCount(0);
  await page.goto(`${FORM}#T1`);
  await choose(page, "Yes");
  await page.goto(`${FORM}#send`);
  await next(page);
  await expect(page).toHaveURL(/\/thanks$/);
});
