// Keeps the app's own files on the device, so that it starts without a network. Never touches /api/, never keeps an answer.
//
// Files with a digest in their name come from the cache first; the page itself comes from the network first, so that a
// new version is found, and from the cache when the network is silent, slow or broken.
const VERSION = "%VERSION%";
const FILES = new Map("%FILES%");
const CACHE = "alis-" + VERSION;
const PATIENCE = 4000; // milliseconds to wait for the page before the kept one is shown

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  if (event.data?.alis === "use-new-version") self.skipWaiting();
  if (event.data?.alis === "new-to") event.waitUntil(compare(event.source, event.data.boot));
});

// Each file is checked against its digest; one wrong byte, and this worker is not installed.
async function keepAll() {
  const cache = await caches.open(CACHE);
  const request = ([path, integrity]) => new Request(path, { integrity, cache: path.startsWith("/assets/") ? "default" : "no-cache" });
  await cache.addAll([...FILES].map(request));
}

// A page of this version already: take over quietly, unless another window still runs the old one.
async function compare(page, boot) {
  if (!FILES.has(boot)) page.postMessage({ alis: "new-version" });
  else if ((await self.clients.matchAll({ type: "window", includeUncontrolled: true })).length === 1) self.skipWaiting();
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("alis-") && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || url.pathname.startsWith("/api/")) return;
  if (FILES.has(url.pathname) && url.pathname !== "/") event.respondWith(kept(request, url.pathname));
  else if (request.mode === "navigate") event.respondWith(page(request));
});

async function kept(request, path) {
  return (await caches.match(path, { cacheName: CACHE })) ?? fetch(request);
}

async function page(request) {
  const own = await caches.match("/", { cacheName: CACHE });
  const silent = new Promise((resolve) => setTimeout(resolve, own ? PATIENCE : 60_000));
  const answer = await Promise.race([fetch(request).catch(() => undefined), silent]);
  if (answer && answer.status < 500) return answer;
  return own ?? answer ?? Response.error();
}
