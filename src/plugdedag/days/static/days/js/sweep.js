/* After the day: away with the pages of doors that this phone kept (see worker.js), and with what is on their lists. */
(async () => {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith("plug-door/") && JSON.parse(localStorage.getItem(name)).state === "listed") localStorage.removeItem(name);
  }
  if (!("caches" in window)) return;
  for (const name of await caches.keys()) {
    const [what, until, path] = name.split("|");
    if (what !== "plug-door" || Number(until) > Date.now()) continue;
    await caches.delete(name);
    await (await navigator.serviceWorker.getRegistration(path))?.unregister();
  }
})();
