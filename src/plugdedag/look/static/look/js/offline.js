/* Have this page there without a connection: its worker, and at the first visit all that the page is made of.

   An element of the page says it: `data-worker` where its worker is, `data-home` its address, `data-until` till when;
   and, for what is put on a home screen, `data-start` and `data-start-worker`: an address that then leads to this page. */
(async () => {
  const { worker, home, until, start, startWorker } = document.querySelector("[data-worker]").dataset;
  if (!("serviceWorker" in navigator) || Date.now() > Number(until)) return;
  try {
    await navigator.serviceWorker.register(`${worker}?until=${until}`, { scope: home });
    const cache = await caches.open(`plug-page|${until}|${home}`);
    const parts = performance.getEntriesByType("resource").map((each) => each.name);
    const ours = parts.filter((name) => name.startsWith(`${location.origin}/static/`));
    await cache.addAll([home, ...new Set(ours)]);
    if (start) {
      await navigator.serviceWorker.register(`${startWorker}?until=${until}`, { scope: start });
      const first = await caches.open(`plug-page|${until}|${start}`);
      await first.put(start, Response.redirect(new URL(home, location), 302));
    }
    document.documentElement.dataset.offline = "ready";
  } catch {
    // Without room, or on an address without https, the page works for as long as it stays open.
  }
})();
