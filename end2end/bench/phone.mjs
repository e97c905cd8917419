// An old phone on a slow line: a fresh context each time (nothing kept), slowed down by CDP, with everything counted that comes over the wire.
import { chromium } from "@playwright/test";
import { browser } from "../browser.mjs";

export const SITE = process.env.BLETHER_URL;
export const LINK = process.env.BLETHER_LINK;

export const launch = () => chromium.launch(browser.launchOptions);

/** Chromium's "slow 4G" of old: 1.6 Mbit/s down, 750 kbit/s up, 150 ms until each answer begins. */
const LINE = { offline: false, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150 };

/** A page on the phone; `inPage` runs in each of its documents before anything else, and `said(kind, what)` hears what it tells. */
export async function phone(chromium, inPage, said) {
  const context = await chromium.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    // What a service worker fetches for later is no part of the way that is measured.
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await page.exposeBinding("told", (_, kind, what) => said(kind, what));
  await page.addInitScript(inPage);
  const devtools = await context.newCDPSession(page);
  const wire = listen(devtools);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", LINE);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  return { page, wire, close: () => context.close() };
}

/** Every request over the wire, headers and body, with when what of it had come. No data: address, nothing out of the cache, no manifest. */
function listen(devtools) {
  const requests = new Map();
  const all = [];
  const come = (id, at, bytes) => requests.get(id)?.come.push({ at, bytes });
  devtools.on("Network.requestWillBeSent", ({ requestId, request, timestamp, type, redirectResponse }) => {
    if (redirectResponse) come(requestId, timestamp, redirectResponse.encodedDataLength);
    if (!/^https?:/.test(request.url) || type === "Manifest") return;
    const one = { url: request.url, method: request.method, type, begun: timestamp, come: [] };
    requests.set(requestId, one);
    all.push(one);
  });
  devtools.on("Network.requestServedFromCache", ({ requestId }) => forget(requestId));
  devtools.on("Network.responseReceived", ({ requestId, response, timestamp }) => {
    if (response.fromDiskCache) return forget(requestId);
    const one = requests.get(requestId);
    if (!one) return;
    const header = (name) => Object.entries(response.headers).find(([key]) => key.toLowerCase() === name)?.[1];
    Object.assign(one, { status: response.status, encoding: header("content-encoding") });
    come(requestId, timestamp, response.encodedDataLength);
  });
  devtools.on("Network.requestWillBeSentExtraInfo", ({ requestId, headers }) => {
    const takes = Object.entries(headers).find(([name]) => name.toLowerCase() === "accept-encoding")?.[1];
    if (requests.has(requestId)) requests.get(requestId).takes = takes;
  });
  devtools.on("Network.dataReceived", ({ requestId, timestamp, encodedDataLength }) => come(requestId, timestamp, Math.max(0, encodedDataLength)));
  devtools.on("Network.loadingFinished", ({ requestId, timestamp, encodedDataLength }) => {
    const one = requests.get(requestId);
    // The whole of it, where pieces were not said.
    if (one) come(requestId, timestamp, encodedDataLength - total(one));
  });
  const forget = (requestId) => {
    const one = requests.get(requestId);
    requests.delete(requestId);
    if (one) all.splice(all.indexOf(one), 1);
  };
  return all;
}

/** Bytes of a request that had come `ms` after the first request of the page, by default all. */
export const total = (one, until = Infinity) => one.come.filter(({ at }) => at <= until).reduce((sum, { bytes }) => sum + bytes, 0);

export const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
