// The pictures of one audience in one way of looking, side by side on one sheet, so that a person sees them all at a glance.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "@playwright/test";
import { browser } from "../browser.mjs";

const shots = resolve("shots");
const sheets = resolve(shots, "sheets");
mkdirSync(sheets, { recursive: true });

const program = await chromium.launch(browser.launchOptions);
const page = await program.newPage({ viewport: { width: 1720, height: 900 } });
for (const way of readdirSync(shots).filter((way) => way !== "sheets")) {
  const pictures = readdirSync(resolve(shots, way)).toSorted();
  const kinds = grouped(pictures);
  for (const [kind, names] of kinds) {
    const wide = way === "laptop" || way === "landscape";
    const figure = (name) => `<figure><img src="../${way}/${name}"><figcaption>${name.replace(".png", "")}</figcaption></figure>`;
    const style = `body { font: 14px sans-serif; margin: 10px; background: #999; display: grid; gap: 10px; align-items: start;
      grid-template-columns: repeat(${wide ? 4 : 7}, 1fr) } h1 { grid-column: 1 / -1; font-size: 18px; margin: 0 } figure { margin: 0 } img { width: 100%; display: block }`;
    const file = resolve(sheets, `${kind}-${way}.html`);
    writeFileSync(file, `<!DOCTYPE html><meta charset="utf-8"><title>${kind}</title><style>${style}</style><h1>${kind}, ${way}</h1>${names.map(figure).join("")}`);
    await page.goto(`file://${file}`);
    await page.screenshot({ path: file.replace(".html", ".png"), fullPage: true });
    rmSync(file);
  }
}
await program.close();

function kindOf(name) {
  return /^(child|young|adult|paper|results)/.exec(name)?.[1] ?? "others";
}

function grouped(names) {
  const kinds = new Map();
  for (const name of names) kinds.set(kindOf(name), [...(kinds.get(kindOf(name)) ?? []), name]);
  return kinds;
}
