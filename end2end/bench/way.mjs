// The respondent's way in a real browser: `cargo xtask bench page` runs it. Each figure with its limit; fails where one is broken.
import { first } from "./first.mjs";
import { journey } from "./journey.mjs";
import { launch } from "./phone.mjs";

let broken = 0;
function line(what, figure, limit, unit, besides = []) {
  const kept = figure <= limit;
  if (!kept) broken += 1;
  const number = (value) => `${value.toLocaleString("en-GB")} ${unit}`.trim();
  console.log(`${kept ? "ok    " : "BROKEN"} ${what}: ${number(figure)} (limit ${number(limit)})`);
  for (const more of besides) console.log(`         ${more}`);
}

const chromium = await launch();
console.log(`Chromium ${chromium.version()}`);
const encodings = [];
for (const audience of ["child", "young", "adult"]) encodings.push(...(await first(chromium, audience, line)));
console.log(`compression: ${[...new Set(encodings)].join("; ")}`);
for (const audience of ["child", "adult"]) await journey(chromium, audience, line);
await chromium.close();
process.exit(broken ? 1 : 0);
