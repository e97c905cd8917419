import { LINK, expect, started, step, test } from "./support";

// What a screen reader is told, step by step (roles, names, states). A change shows as a change of the files in trees/: read it, and where it is
// meant, write them anew by `cargo xtask test --browser -- tree.spec --update-snapshots`.
for (const [audience, language] of [["child", "en"], ["young", "en"], ["adult", "en"], ["child", "ar"]]) {
  test(`the tree of every step: ${audience}, ${language}`, async ({ page, javaScriptEnabled: script }) => {
    const address = `/s/${LINK}/${audience}${language === "en" ? "" : `?lang=${language}`}`;
    await page.goto(address);
    if (script) await started(page);
    // There only where a script can do what it says (outbox.spec.ts, words.spec.ts).
    await page.locator(".choice, [data-draw]").evaluateAll((choices) => choices.forEach((choice) => choice.remove())).catch(() => {});
    const names = await page.locator(".step").evaluateAll((steps) => steps.map((step) => step.id));
    let tree = "";
    for (const name of names) {
      await page.goto(`${address}#${name}`);
      tree += `# ${name}\n${await step(page).ariaSnapshot()}\n\n`;
    }
    expect(tree).toMatchSnapshot(`${audience}-${language}.txt`);
  });
}

test("the tree of the pages around the form", async ({ page }) => {
  let tree = "";
  for (const address of ["/", `/s/${LINK}`, `/s/${LINK}/pass-on`, "/pictures", "/nowhere"]) {
    await page.goto(address);
    tree += `# ${address.replace(LINK, "LINK")}\n${await page.locator("body").ariaSnapshot()}\n\n`;
  }
  expect(tree.replaceAll(LINK, "LINK")).toMatchSnapshot("around.txt");
});
