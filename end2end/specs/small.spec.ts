import type { Page } from "@playwright/test";
import { covered, cut, headings, moving, tooSmall } from "./fits";
import { LANGUAGES, LINK, expect, test } from "./support";

// Small screens and large letters, every step of every audience. Each of the two widths that all specs run at takes two of the four ways.
// Letters and words stand apart as far as WCAG 2.2, 1.4.12 asks: a wider face on another device needs no more room than that.
type View = { name: string; width: number; height: number; letters?: string };
const VIEWS: Record<number, View[]> = {
  320: [
    { name: "320 pixels wide", width: 320, height: 640 },
    { name: "1280x1024 at 400 % zoom", width: 320, height: 256 },
  ],
  360: [
    { name: "a phone on its side", width: 740, height: 360 },
    { name: "letters twice as large", width: 360, height: 740, letters: "200%" },
  ],
};

/** Opens an address, with letters as large and as far apart as asked for: through the script interface, for no page of ours allows another style. */
async function open(page: Page, address: string, view: View) {
  await page.goto(address);
  await page.evaluate((fontSize = "100%") => Object.assign(document.documentElement.style, { fontSize, letterSpacing: ".12em", wordSpacing: ".16em" }), view.letters);
}

async function fits(page: Page, view: View) {
  const said: string[] = [];
  for (const wrong of [cut, covered, tooSmall, cut, headings]) {
    said.push(...(await page.evaluate(wrong)).map((what) => `${view.name}, ${page.url().replace(/^.*?\/\/[^/]*/, "")}: ${what}`));
  }
  return said;
}

for (const which of [0, 1]) {
  for (const audience of ["child", "young", "adult"]) {
    test(`every step fits a small screen: ${audience}, ${which + 1}`, async ({ page, viewport }) => {
      test.slow();
      const view = VIEWS[viewport!.width][which];
      await page.setViewportSize(view);
      const form = `/s/${LINK}/${audience}`;
      await open(page, form, view);
      const steps = await page.locator(".step").evaluateAll((steps) => steps.map((step) => step.id));
      const said: string[] = [];
      for (const step of steps) {
        await page.goto(`${form}#${step}`);
        said.push(...(await fits(page, view)));
        const answer = page.locator(".step:visible .answer").first();
        if (step !== "T1" || !(await answer.count())) continue;
        // Chosen, with *Take my answer back* below.
        await answer.click();
        said.push(...(await fits(page, view)));
      }
      expect(said).toEqual([]);
    });
  }

  test(`the pages around the form fit a small screen: ${which + 1}`, async ({ page, viewport }) => {
    const view = VIEWS[viewport!.width][which];
    await page.setViewportSize(view);
    const said: string[] = [];
    const around = ["", "/privacy", "/thanks", "/pass-on", "/next", "/kiosk"].map((path) => `/s/${LINK}${path}`);
    for (const address of ["/", "/s?code=nonsense", ...around, "/outbox", ...LANGUAGES.map((language) => `/pictures?lang=${language}`)]) {
      await open(page, address, view);
      said.push(...(await fits(page, view)));
      if (!(await page.locator(".help > summary").count())) continue;
      await page.locator(".help > summary").click();
      said.push(...(await page.evaluate(cut)).map((what) => `${view.name}, help at ${address}: ${what}`));
    }
    expect(said).toEqual([]);
  });
}

test("nothing moves for those who asked for that", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const address of ["/", `/s/${LINK}`, `/s/${LINK}/child#T2`, `/s/${LINK}/young#T1`, `/s/${LINK}/adult#T13`, `/s/${LINK}/thanks`]) {
    await page.goto(address);
    expect(await page.evaluate(moving), address).toEqual([]);
  }
});
