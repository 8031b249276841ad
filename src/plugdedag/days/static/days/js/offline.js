/* Have the door's page there without a connection: its worker, and at the first visit all that the page is made of. */
(async () => {
  const { worker, door, until } = document.getElementById("door").dataset;
  if (!("serviceWorker" in navigator) || Date.now() > Number(until)) return;
  try {
    await navigator.serviceWorker.register(`${worker}?until=${until}`, { scope: door });
    const cache = await caches.open(`plug-door|${until}|${door}`);
    const parts = performance.getEntriesByType("resource").map((each) => each.name);
    const ours = parts.filter((name) => name.startsWith(`${location.origin}/static/`));
    await cache.addAll([door, ...new Set(ours)]);
    document.documentElement.dataset.offline = "ready";
  } catch {
    // Without room, or on an address without https, the page works for as long as it stays open.
  }
})();
