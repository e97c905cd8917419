import { chromium } from "@playwright/test";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
console.log(b.version());
const at = "http://127.0.0.1:3463/results/mtswqnb";
const p = await b.newPage();
for (const [path, name] of [["/report","report"],["/cards?size=a4","cards4"],["/cards?size=a3","cards3"]]) {
  await p.goto(at+path);
  await p.pdf({ path: "/tmp/h-report-data/"+name+".pdf", preferCSSPageSize: true, tagged: true, printBackground: true });
}
for (const [w,h,name] of [[360,740,"phone"],[1280,800,"laptop"]]) {
  await p.setViewportSize({ width: w, height: h });
  await p.goto(at+"/report"); await p.screenshot({ path: "/tmp/h-report-data/"+name+".png", clip: {x:0,y:0,width:w,height:h*4}, fullPage: true });
  console.log(name, await p.evaluate(() => [document.documentElement.scrollWidth, innerWidth, document.documentElement.scrollHeight]));
  await p.goto(at+"/cards"); await p.screenshot({ path: "/tmp/h-report-data/"+name+"-cards.png", clip: {x:0,y:0,width:w,height:h*2}, fullPage: true });
  console.log(name, await p.evaluate(() => [document.documentElement.scrollWidth, innerWidth]));
}
await b.close();
