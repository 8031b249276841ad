/* A page on this phone, for when the connection is gone.

   Theory of operation. The worker is served from below the page and reaches no other. It keeps two things: the page as it
   was last read, and the styles, letters and scripts it needs. The connection comes first; what is kept is shown when
   there is none, when it takes too long, or when the server is down. After its last day it shows nothing any more and takes
   everything away, itself included. What people did is not its business: the page keeps and sends it. */
const HOME = new URL(self.registration.scope).pathname;
const UNTIL = Number(new URL(self.location).searchParams.get("until"));
const CACHE = `plug-page|${UNTIL}|${HOME}`;
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const asked = new URL(event.request.url), opened = event.request.mode === "navigate";
  if (event.request.method !== "GET" || asked.origin !== self.location.origin) return;
  if (asked.pathname === HOME && (opened || !asked.search)) event.respondWith(page(event.request, !asked.search));
  else if (asked.pathname.startsWith("/static/")) event.respondWith(part(event.request));
});

/** The page: fresh if it can be had soon, else as it was. `plain`: asked for without a question, so worth keeping. */
async function page(request, plain) {
  if (Date.now() > UNTIL) {
    await forget();
    return fetch(request);
  }
  const cache = await caches.open(CACHE);
  const kept = await cache.match(HOME, { ignoreVary: true });
  const coming = fetch(request).then(async (fresh) => {
    if (fresh.ok && !fresh.redirected && plain) await cache.put(HOME, fresh.clone());
    if (fresh.status === 403) await cache.delete(HOME);
    return fresh;
  });
  if (!kept) return coming;
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE, kept); });
  const fresh = await Promise.race([coming, late]).catch(() => kept);
  return fresh.status >= 500 ? kept : fresh;
}

/** A style, a script, a typeface. A name with a hash in it never changes; others are asked for first. */
async function part(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept && /\.[0-9a-f]{12}\./.test(request.url)) return kept;
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  } catch (gone) {
    if (kept) return kept;
    throw gone;
  }
}

async function forget() {
  await caches.delete(CACHE);
  await self.registration.unregister();
}
