// What staff specs do: people are invited on the command line, and have an authenticator that is a few lines.
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { FOLDER, PROGRAM, expect, isSound, test } from "./support";

export const PASSPHRASE = "otter kettle lamp";

/** An address that nobody else in any run uses. */
export const address = (name: string) => `${name}.${test.info().project.name.replaceAll(" ", "-")}.${test.info().testId}.${test.info().retry}@example.org`.toLowerCase();

/** Runs `blether` on the server's database; the one-time link that it prints, as a path. */
export function invited(...words: string[]): string {
  const said = execFileSync(PROGRAM, [...words, "--data", FOLDER], { encoding: "utf8" });
  return new URL(said.trim().split("\n").at(-1)!).pathname;
}

/** The six digits of an authenticator now (RFC 6238); `steps` ahead. */
export function digits(secret: string, steps = 0): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replaceAll(" ", "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Takes a one-time link: name, passphrase, authenticator, recovery codes. The authenticator's secret and the codes. */
export async function joins(page: Page, link: string, name: string) {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Choose a passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Set up your authenticator");
  const secret = (await page.locator(".key").textContent())!;
  await page.getByLabel("Type the six digits").fill(digits(secret));
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Keep these codes");
  const codes = await page.locator(".recovery li").allTextContents();
  await page.getByRole("link", { name: "I have kept them" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Waves");
  return { secret, codes };
}

/** Address and passphrase. */
export async function signsIn(page: Page, email: string, passphrase = PASSPHRASE) {
  await page.goto("/staff");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Passphrase").fill(passphrase);
  await page.getByRole("button", { name: "Go on" }).click();
}

/** Says on a partnership's page who answers for its data. */
export async function setsUp(page: Page, looks = true) {
  await page.getByLabel("The controller").fill("Fife Council");
  await page.getByLabel("How families reach it").fill("01592 000000");
  await page.getByLabel("Its data protection officer").fill("dpo@fife.example");
  await page.getByLabel("The legal ground").fill("Public task");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("It is saved.");
  if (looks) await isSound(page);
}

/** Plans a wave for a partnership that is set up, as its manager: the plan, the notices; up to the moment before it opens. */
export async function plans(page: Page, looks = true, place = "Fife") {
  await page.getByRole("link", { name: "Waves" }).click();
  await page.getByRole("button", { name: `Plan a wave for ${place}` }).click();
  await expect(page.getByRole("button", { name: "Open this wave" })).toHaveCount(0);
  if (looks) await isSound(page);
  await page.getByLabel("Its last day").fill("2020-01-01");
  await page.getByLabel("Children").fill("60");
  await page.getByLabel("How parents and carers").fill("A letter from school.");
  await page.getByLabel("Data protection impact assessment").fill("DPIA 12");
  await page.getByLabel("Child rights and wellbeing").fill("CRWIA 3");
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose a day to come");
  await expect(page.getByLabel("How parents and carers")).toHaveValue("A letter from school.");
  if (looks) await isSound(page);
  await page.getByLabel("Its last day").fill("");
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByRole("status")).toHaveText("The plan is saved.");
  await page.getByRole("link", { name: "Draft of an impact assessment" }).click();
  if (looks) await isSound(page);
  await page.getByRole("link", { name: "Back to the plan" }).click();
  await page.getByRole("link", { name: "Notices for families" }).click();
  if (looks) await isSound(page);
  await page.getByRole("button", { name: "I have read them" }).click();
  const machine = page.getByRole("button", { name: "The notices tell of what must stay" });
  if (await machine.count()) await machine.click();
  if (looks) await isSound(page);
  if (looks) await isSound(page, "dark");
}
