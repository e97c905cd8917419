import { chromium } from "@playwright/test";
const [,,w,h,scheme,...paths]=process.argv;
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
const c = await b.newContext({ viewport:{width:+w,height:+h}, colorScheme: scheme, baseURL:"http://127.0.0.1:3456"});
const p = await c.newPage(); let i=0;
for (const path of paths) { await p.goto(path); await p.screenshot({path:`/tmp/look/r-${w}-${scheme}-${i++}.png`, fullPage:true}); }
await b.close();
