import type { Page } from "@playwright/test";
import { PASSPHRASE, address, digits, invited, joins, signsIn } from "./staff";
import { expect, isSound, test } from "./support";

/** Chromium's own software key (Chrome DevTools Protocol, WebAuthn): it confirms by itself, as a person with a finger would. */
async function key(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", { options });
  return { confirms: (isUserVerified: boolean) => devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }) };
}

// Passkeys belong to names: the server's own is this machine's.
test.use({ baseURL: process.env.BLETHER_URL?.replace("127.0.0.1", "localhost") });

test("a passkey is added, opens the second lock, and is removed; without script the code does", async ({ page, javaScriptEnabled: script }) => {
  test.slow();
  const email = address("key");
  const { secret } = await joins(page, invited("user", "add", email, "--partnership", "Angus", "--role", "viewer"), "Kit");
  await page.getByRole("link", { name: "Kit" }).click();
  await isSound(page);
  await page.getByRole("link", { name: "Your passkeys" }).click();
  await isSound(page);
  const add = page.getByRole("button", { name: "Add a passkey" });
  if (!script) {
    await expect(page.getByText("This browser cannot add one")).toBeVisible();
    await expect(add).toBeHidden();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await signsIn(page, email);
    await expect(page.getByRole("button", { name: "Use a passkey" })).toHaveCount(0);
    await page.getByLabel("Code", { exact: true }).fill(digits(secret, 1));
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Waves");
    return;
  }
  const { confirms } = await key(page);
  await page.getByLabel("What do you call it?").fill("My phone");
  await page.getByLabel("Your passphrase, or your code").fill("no");
  await add.click();
  await expect(page.getByRole("alert")).toContainText("neither your passphrase nor a code");
  await expect(page.getByLabel("What do you call it?")).toHaveValue("My phone");
  await isSound(page);
  await page.getByLabel("Your passphrase, or your code").fill(PASSPHRASE);
  await add.click();
  await expect(page.getByRole("status").first()).toContainText("It is added");
  await isSound(page);
  await isSound(page, "dark");

  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await signsIn(page, email);
  const use = page.getByRole("button", { name: "Use a passkey" });
  await expect(use).toBeVisible();
  await isSound(page);
  await confirms(false);
  await use.click();
  await expect(page.getByText("That did not work. Try again, or type your code.")).toBeVisible();
  await confirms(true);
  await use.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Waves");

  await page.goto("/staff/account/passkeys");
  await page.getByLabel("My phone").check();
  await page.locator("form").filter({ hasText: "Remove it" }).getByLabel("Your passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByRole("status").first()).toContainText("It is removed");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await signsIn(page, email);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your code");
  await expect(use).toHaveCount(0);
});

test("where one is signed in is listed, and ended there", async ({ page, browser }, { project }) => {
  const email = address("here");
  const { secret, codes } = await joins(page, invited("user", "add", email, "--partnership", "Angus", "--role", "viewer"), "Jo");
  await page.getByRole("link", { name: "Jo" }).click();
  await expect(page.getByText("Nowhere else.")).toBeVisible();
  const context = await browser.newContext(project.use);
  const elsewhere = await context.newPage();
  await signsIn(elsewhere, email);
  await elsewhere.getByLabel("Code", { exact: true }).fill(codes[0]);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Waves");
  await page.reload();
  await isSound(page);
  await page.locator("form").filter({ hasText: "Sign out there" }).getByLabel("Your passphrase").fill(digits(secret, 1));
  await page.getByRole("button", { name: "Sign out there" }).click();
  await expect(page.getByRole("status")).toHaveText("You are signed out there.");
  await elsewhere.reload();
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await context.close();
});
