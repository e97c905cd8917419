import { test, type Page } from "@playwright/test";

const { BLETHER_LINK: link, BLETHER_CLOSED_LINK: closed, BLETHER_OPEN: open, BLETHER_RELEASED: released, BLETHER_SHARED: shared } = process.env;

const others: Record<string, string> = {
  home: "/",
  unknown: "/s?code=nonsense",
  nowhere: "/nowhere",
  closed: `/s/${closed}`,
  outbox: "/outbox",
  kiosk: `/s/${link}/kiosk`,
  "kiosk-next": `/s/${link}/next`,
  "results-not-yet": `/results/${open}`,
  families: `/results/${released}`,
  "families-T1": `/results/${released}#T1`,
  "families-area": `/results/${released}?area=clackmannanshire`,
  children: `/results/${released}/children`,
  words: `/results/${released}/words`,
  results: `${shared}`,
  "results-gaps": `${shared}#gaps`,
  "results-T1": `${shared}#T1`,
  "results-T13": `${shared}#T13`,
  "results-by": `${shared}?by=gender`,
  "results-by-T1": `${shared}?by=looks-after#T1`,
  "results-by-T13": `${shared}?by=looks-after#T13`,
  "results-area": `${shared}?area=clackmannanshire#T7`,
  theme: `${shared}/themes/T1`,
  "theme-places": `${shared}/themes/T1#t1-places`,
  lens: `${shared}/lenses/promise`,
  compare: `${shared}/compare?one=area-fife&other=area-stirling`,
  report: `${shared}/report`,
  cards: `${shared}/cards`,
};

const way = () => test.info().project.metadata as { only?: string; whole?: boolean; language?: string };

/** An address in the language of the pictures, if they have one. */
const at = (path: string, step = "") => path + (way().language ? `?lang=${way().language}` : "") + (step && `#${step}`);

// A pixel of CSS is one of the picture: at 400 % zoom a hundred pictures would take minutes.
const picture = (page: Page, name: string, fullPage = way().whole) =>
  page.screenshot({ path: `shots/${test.info().project.name}/${name}.png`, fullPage, scale: "css" });

for (const [name, path] of Object.entries(others)) {
  test(name, async ({ page }) => {
    test.skip(way().only === "respond", "not of the respondent's pages");
    await page.goto(path);
    await picture(page, name, false);
  });
}

for (const [name, path] of [["who", `/s/${link}`], ["thanks", `/s/${link}/thanks`], ["pass-on", `/s/${link}/pass-on`], ["privacy", `/s/${link}/privacy`], ["pictures", "/pictures"]]) {
  test(name, async ({ page }) => {
    await page.goto(at(path));
    await picture(page, name);
  });
}

for (const audience of ["child", "young", "adult"]) {
  const form = `/s/${link}/${audience}`;
  // Numbered, so that they lie in the order in which they are seen.
  let number = 0;
  const next = (page: Page, name: string, fullPage?: boolean) => picture(page, `${audience}-${`${number++}`.padStart(2, "0")}-${name}`, fullPage);

  test(`${audience}, paper`, async ({ page }) => {
    await page.goto(at(`${form}/paper`));
    await picture(page, `paper-${audience}`, true);
  });

  test(audience, async ({ page }) => {
    number = 0;
    await page.goto(at(form));
    const steps = await page.locator(".step").evaluateAll((steps) => steps.map((step) => step.id));
    for (const step of steps) {
      await page.goto(at(form, step));
      await next(page, step);
    }
    await page.goto(at(form, "T1"));
    await page.locator(".step:visible .answer").nth(1).click();
    await next(page, "T1-chosen");
    await page.goto(at(form, "T2"));
    await page.locator(".help > summary").click();
    await next(page, "help");
    await page.locator(".help > summary").click();
    if (audience !== "adult") return;
    await page.goto(at(form, "T13"));
    await page.locator(".step:visible input").nth(0).check();
    await page.locator(".step:visible input[value=nothing]").check();
    await page.goto(at(form, "send"));
    await page.locator(".step:visible .next").click();
    await next(page, "refused", true);
  });
}
