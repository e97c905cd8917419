import { chromium } from "@playwright/test";
const [,, L, out, width, height, scheme, contrast, ...pages] = process.argv;
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
const c = await b.newContext({ viewport: { width: +width, height: +height }, colorScheme: scheme, contrast, baseURL: "http://127.0.0.1:3456", javaScriptEnabled: true });
const p = await c.newPage();
let i = 0;
for (const raw of pages) {
  const [path, act] = raw.split("@@");
  await p.goto(path.replaceAll("L/", L + "/").replace(/L$|L(?=\?)/, L));
  if (act) for (const a of act.split(";;")) await p.locator(a).first().click({timeout:2000}).catch((e) => console.log(raw, String(e).slice(0,80)));
  await p.waitForTimeout(150);
  await p.screenshot({ path: `${out}-${String(i++).padStart(2, "0")}.png` });
}
await b.close();
