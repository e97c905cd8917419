// The moderator's desk: what its code weighs over the wire, how long opening a key takes, and how long unsealing a thousand texts, in this machine's
// browser without slowing it down. Fails where a limit is broken.
import { chromium } from "@playwright/test";
import { browser } from "../browser.mjs";

const SITE = process.env.BLETHER_URL;
const TEXTS = 1000;
const LIMITS = { bytes: 260_000, seconds: 3 };

const launched = await chromium.launch(browser.launchOptions);
const page = await launched.newPage();
const html = await (await page.goto(SITE)).text();
const folder = /\/a\/[0-9a-f]+\//.exec(html)[0];
const devtools = await page.context().newCDPSession(page);
await devtools.send("Network.enable");
let bytes = 0;
devtools.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
const { wrap, unwrap, unseal } = await page.evaluate(
  async ({ folder, texts }) => {
    const desk = await import(`${folder}desk.js`);
    await desk.default({ module_or_path: `${folder}desk.wasm` });
    const timed = (work) => {
      const began = performance.now();
      const done = work();
      return [done, (performance.now() - began) / 1000];
    };
    const key = desk.Key.make();
    const [wrapped, wrap] = timed(() => key.wrap("heron puddle spoon"));
    const [, unwrap] = timed(() => desk.Key.unwrap(wrapped, "heron puddle spoon"));
    const text = new TextEncoder().encode(JSON.stringify({ text: "They rang me back the same day, and that was what helped. ".repeat(7) }));
    const sealed = Array.from({ length: texts }, () => desk.seal(key.public(), text));
    const [opened, unseal] = timed(() => sealed.map((one) => key.open(one)));
    if (opened.some((one) => one.length !== text.length)) throw new Error("a text did not open");
    return { wrap, unwrap, unseal };
  },
  { folder, texts: TEXTS },
);
await page.waitForTimeout(500);
await launched.close();
console.log(`the desk's WASM and its script over the wire: ${(bytes / 1000).toFixed(1)} kB (limit ${LIMITS.bytes / 1000})`);
console.log(`wrapping a key by a passphrase: ${wrap.toFixed(2)} s; unwrapping it: ${unwrap.toFixed(2)} s`);
console.log(`unsealing ${TEXTS} texts of 406 letters: ${unseal.toFixed(2)} s (limit ${LIMITS.seconds})`);
if (bytes > LIMITS.bytes || unseal > LIMITS.seconds) process.exit(1);
