// Sends what waits in the outbox when there is signal, and gives a kiosk its pages without any. Registered only where somebody chose one of
// the two. It answers for the outbox's page, the kiosk's pages and their files, and touches nothing else; it keeps no page with answers.
// Only it opens the database: what lies there is sealed (app/sealer), and the times are whole hours.

// A kiosk's link stands in our own address, so that it is known at once.
const KIOSK = new URLSearchParams(location.search).get("kiosk");
const CACHE = KIOSK ? "kiosk" : "outbox";
const HOUR = 3_600_000;
const KEPT = { phone: 24 * HOUR, kiosk: 7 * 24 * HOUR };
const PATIENCE = 30_000;

/** Does some work on the stores in one transaction; gives the result of the request that the work returns, once all is on the disk. */
async function stores(work) {
  const database = await new Promise((done, failed) => {
    const request = indexedDB.open("blether", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("outbox", { keyPath: "id" });
      request.result.createObjectStore("news");
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  try {
    const transaction = database.transaction(["outbox", "news"], "readwrite", { durability: "strict" });
    const request = work(transaction.objectStore("outbox"), transaction.objectStore("news"));
    await new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
    });
    return request?.result;
  } finally {
    database.close();
  }
}

const entries = () => stores((outbox) => outbox.getAll());
const pages = new BroadcastChannel("blether");
const tell = () => pages.postMessage("changed");

/** An entry is done with, or stays for the person to see; in the same transaction how many so far. Deleted meanwhile, it stays deleted. */
const settle = (id, state) =>
  stores((outbox, news) => {
    outbox.get(id).onsuccess = ({ target: { result: entry } }) => {
      if (!entry) return;
      if (state === "closed" || state === "refused") {
        outbox.put({ ...entry, state });
        return;
      }
      outbox.delete(id);
      news.get(state).onsuccess = ({ target: { result: count = 0 } }) => news.put(count + 1, state);
    };
  });

/** Nothing waits for ever: a phone may be lost or given away. */
async function expire() {
  const now = Date.now();
  for (const { id, at, kiosk } of await entries()) {
    if (now - at >= KEPT[kiosk ? "kiosk" : "phone"]) await settle(id, "gone");
  }
}

/** What the server's answer makes of an entry; any other answer, such as a hotel's sign-in page, is none. */
const STATES = { 204: "sent", 409: "sent", 410: "closed", 413: "refused", 422: "refused" };
let sending;
let notBefore = 0;

const send = () => (sending ??= sendAll().finally(() => (sending = undefined)));

/** Sends one after the other; whether any is left that waits. */
async function sendAll() {
  await expire();
  for (;;) {
    const entry = (await entries()).find(({ state }) => state === "waiting");
    if (!entry) return false;
    if (Date.now() < notBefore) return true;
    try {
      const response = await fetch("/outbox", {
        method: "POST",
        body: entry.sealed,
        headers: { "content-type": "application/octet-stream" },
        credentials: "omit",
        cache: "no-store",
        redirect: "error",
        signal: AbortSignal.timeout?.(PATIENCE),
      });
      const state = STATES[response.status];
      if (!state) {
        notBefore = Date.now() + Math.min(Number(response.headers.get("retry-after")) || 0, 60) * 1000;
        return true;
      }
      await settle(entry.id, state);
    } catch {
      return true;
    }
    tell();
  }
}

/** What a page shows. */
async function look() {
  await expire();
  const all = await entries();
  const count = (state) => all.filter((entry) => entry.state === state).length;
  const [gone, sent] = await Promise.all(["gone", "sent"].map((what) => stores((_, news) => news.get(what))));
  const since = Math.min(...all.filter(({ state }) => state === "waiting").map(({ at }) => at));
  const waiting = count("waiting");
  // Whether the browser wakes us though every page is closed, or somebody has to come back.
  const alone = waiting && (await registration.sync?.getTags().catch(() => []))?.includes("outbox") ? waiting : 0;
  return { waiting, alone, byHand: waiting - alone, since, closed: count("closed"), refused: count("refused"), gone: gone ?? 0, sent: sent ?? 0 };
}

/** When nothing is left to do or say and no form is open that chose us, nothing of us stays on the phone. */
async function tidy(left = false) {
  if (KIOSK || Object.values({ ...(await look()), since: 0 }).some(Boolean)) return;
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!left && open.some(({ url }) => new URL(url).pathname.startsWith("/s/"))) return;
  await caches.delete(CACHE);
  await registration.unregister();
}

const ACTS = {
  /** Keeps these addresses; fetched by us, so that nothing comes from the cache itself. All or none. */
  keep: async ({ addresses }) => {
    const cache = await caches.open(CACHE);
    await cache.addAll(addresses.map((address) => new Request(address, { cache: "reload", credentials: "omit" })));
    // What an earlier version of the pages needed.
    const wanted = new Set(addresses.map((address) => new URL(address, location).href));
    for (const kept of await cache.keys()) if (!wanted.has(kept.url)) await cache.delete(kept);
  },
  put: async ({ sealed }) => {
    const now = Date.now();
    const entry = { id: crypto.randomUUID(), at: now - (now % HOUR), kiosk: Boolean(KIOSK), state: "waiting", sealed };
    await stores((outbox) => outbox.put(entry));
    // Where there is Background Sync, it wakes us though every page is closed.
    await registration.sync?.register("outbox").catch(() => {});
    tell();
  },
  send,
  look,
  heard: () => stores((_, news) => news.clear()).then(() => tidy()),
  delete: async ({ states }) => {
    for (const { id, state } of await entries()) if (states.includes(state)) await stores((outbox) => outbox.delete(id));
    tell();
    await tidy();
  },
  /** The choice was taken back, or its page was left. */
  left: () => tidy(true),
  /** The end of kiosk mode: nothing of it stays. */
  end: async () => {
    await stores((outbox, news) => (outbox.clear(), news.clear()));
    await caches.delete(CACHE);
    await registration.unregister();
  },
};

addEventListener("message", (event) => {
  const [port] = event.ports;
  const { act, ...rest } = event.data;
  const done = Promise.resolve()
    .then(() => ACTS[act](rest))
    .then((result) => port.postMessage({ result }), () => port.postMessage({ failed: true }));
  event.waitUntil(act === "put" ? done.then(send) : done);
});

addEventListener("install", () => skipWaiting());
addEventListener("sync", (event) => {
  const sent = async () => {
    if (!(await send())) return tidy();
    // The browser would give up now; we don't.
    if (event.lastChance) return registration.sync.register("outbox");
    throw new Error("later");
  };
  event.waitUntil(sent());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Whenever a page of ours opens.
  if (request.mode === "navigate") event.waitUntil(send().then(() => tidy()));
  if (request.method !== "GET" || origin !== location.origin) return;
  const kiosk = KIOSK && (pathname === `/s/${KIOSK}` || pathname.startsWith(`/s/${KIOSK}/`) || pathname === "/outbox/key");
  if (kiosk || pathname.startsWith("/a/")) event.respondWith(kept(request).then((page) => page ?? fetch(request)));
  else if (pathname === "/outbox") event.respondWith(fetch(request).catch(async () => (await kept(request)) ?? Response.error()));
});

/** A kept page or file. Whoever opens a kept form gets a token of their own: 32 random bytes, as the server makes them. */
async function kept(request) {
  const found = await (await caches.open(CACHE)).match(request, { ignoreVary: true });
  if (!found || request.mode !== "navigate") return found;
  const token = Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const html = (await found.text()).replace(/(name="token" value=")[0-9a-f]{64}/, `$1${token}`);
  const headers = new Headers(found.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(html, { headers });
}
