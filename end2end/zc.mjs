import { chromium } from "@playwright/test";
const [,,w,h,scheme,path,out,hh]=process.argv;
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
const c = await b.newContext({ viewport:{width:+w,height:+h}, colorScheme: scheme, baseURL:"http://127.0.0.1:3456"});
const p = await c.newPage(); await p.goto(path); await p.screenshot({path:out, clip:{x:0,y:0,width:+w,height:+hh}, fullPage:true}); await b.close();
