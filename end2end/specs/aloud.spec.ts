import { LINK, expect, next, started, step, test } from "./support";

// A browser with voices: Chromium here has none.
const speak = (voices: { lang: string; localService: boolean }[]) => {
  const spoken: string[] = [];
  let now: { onend?: () => void } | undefined;
  Object.assign(window, { spoken });
  Object.defineProperty(window, "SpeechSynthesisUtterance", {
    value: class {
      constructor(public text: string) {}
    },
  });
  Object.defineProperty(window, "speechSynthesis", {
    value: {
      getVoices: () => voices,
      cancel: () => (spoken.length && spoken.at(-1) !== "(hush)" ? spoken.push("(hush)") : 0, (now = undefined)),
      speak: (utterance: { text: string; voice: { lang: string }; onstart?: () => void; onend?: () => void }) => {
        spoken.push(utterance.text);
        utterance.onstart?.();
        now = utterance;
        Object.assign(window, { finish: () => now?.onend?.() });
      },
    },
  });
};
const OURS = [{ lang: "en-GB", localService: true }];

test("question, answers and buttons are read aloud at a tap, and a tap stops it", async ({ page, javaScriptEnabled: script }) => {
  await page.addInitScript(speak, OURS);
  await page.goto(`/s/${LINK}/child#T1`);
  if (!script) {
    await expect(page.locator(".aloud")).toHaveCount(0);
    return;
  }
  await started(page);
  const button = step(page).getByRole("button", { name: "Listen" });
  await button.click();
  const words = ["Do grown-ups listen to what you think?", "These days", "No", "Sort of", "Yes", "Not sure", "Back", "Skip", "Next"];
  expect(await page.evaluate("spoken")).toEqual(words);
  await expect(page.locator(".aloud[aria-pressed=true]")).toHaveText("Stop");
  await page.evaluate("finish()");
  await expect(button).toHaveText("Listen");
  await button.click();
  await step(page).locator(".aloud").click();
  expect(await page.evaluate("spoken.at(-1)")).toBe("(hush)");
  await button.click();
  await next(page);
  expect(await page.evaluate("spoken.at(-1)")).toBe("(hush)");
});

test("somebody who cannot read hears who may answer", async ({ page, javaScriptEnabled: script }) => {
  await page.addInitScript(speak, OURS);
  await page.goto(`/s/${LINK}`);
  if (!script) return expect(page.locator(".aloud")).toHaveCount(0);
  await page.getByRole("button", { name: "Listen" }).click();
  const spoken = (await page.evaluate("spoken")) as string[];
  expect(spoken[0]).toBe("Who is answering?");
  expect(spoken.some((words) => words.includes("I’m a child"))).toBe(true);
});

test("no button where there is no voice of the device in the page's language", async ({ page }) => {
  await page.addInitScript(speak, [
    { lang: "de-DE", localService: true },
    // Sends what it reads to somebody's servers.
    { lang: "en-GB", localService: false },
  ]);
  await page.goto(`/s/${LINK}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".aloud")).toHaveCount(0);
});

test("the button moves nothing when it comes", async ({ page, javaScriptEnabled: script }) => {
  const top = async () => (await step(page).getByRole("heading").boundingBox())!.y;
  await page.goto(`/s/${LINK}/child#T1`);
  const without = await top();
  await page.addInitScript(speak, OURS);
  await page.reload();
  if (script) await expect(step(page).locator(".aloud")).toBeVisible();
  expect(await top()).toBe(without);
});
