import { test } from "@playwright/test";

const { BLETHER_LINK: link, BLETHER_CLOSED_LINK: closed, BLETHER_OPEN: open, BLETHER_RELEASED: released } = process.env;

const pages: Record<string, string> = {
  home: "/",
  unknown: "/s?code=nonsense",
  nowhere: "/nowhere",
  closed: `/s/${closed}`,
  who: `/s/${link}`,
  thanks: `/s/${link}/thanks`,
  outbox: "/outbox",
  kiosk: `/s/${link}/kiosk`,
  "kiosk-next": `/s/${link}/next`,
  "results-not-yet": `/results/${open}`,
  results: `/results/${released}`,
  "results-T1": `/results/${released}#T1`,
  "results-T13": `/results/${released}#T13`,
  "results-by": `/results/${released}?by=gender`,
  "results-by-T1": `/results/${released}?by=looks-after#T1`,
  "results-by-T13": `/results/${released}?by=looks-after#T13`,
  "results-area": `/results/${released}?area=clackmannanshire#T7`,
};

for (const [name, path] of Object.entries(pages)) {
  test(name, async ({ page }) => {
    await page.goto(path);
    await page.screenshot({ path: `shots/${name}-${test.info().project.name}.png` });
  });
}

for (const audience of ["child", "young", "adult"]) {
  test(audience, async ({ page }) => {
    await page.goto(`/s/${link}/${audience}`);
    const steps = await page.locator(".step").evaluateAll((steps) => steps.map((step) => step.id));
    for (const step of steps) {
      await page.goto(`/s/${link}/${audience}#${step}`);
      await page.screenshot({ path: `shots/${audience}-${step}-${test.info().project.name}.png` });
    }
    await page.goto(`/s/${link}/${audience}#T1`);
    await page.locator(".step:visible .answer").nth(1).click();
    await page.screenshot({ path: `shots/${audience}-T1-chosen-${test.info().project.name}.png` });
    await page.goto(`/s/${link}/${audience}#T2`);
    await page.locator(".step:visible .help summary").click();
    await page.screenshot({ path: `shots/${audience}-T2-help-${test.info().project.name}.png`, fullPage: true });
    if (audience === "adult") {
      await page.goto(`/s/${link}/adult#T13`);
      await page.locator(".step:visible input").nth(0).check();
      await page.locator(".step:visible input[value=nothing]").check();
      await page.goto(`/s/${link}/adult#send`);
      await page.locator(".step:visible .next").click();
      await page.screenshot({ path: `shots/adult-refused-${test.info().project.name}.png`, fullPage: true });
    }
  });
}
