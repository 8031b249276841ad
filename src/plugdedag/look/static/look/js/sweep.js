/* After its day: away with the pages that this phone kept (see worker.js), with what is on the lists of doors, and with
   the boards of lunches. What is not sent stays. */
(async () => {
  function boards({ target: { result } }) {
    const store = result.transaction("boards", "readwrite").objectStore("boards");
    store.transaction.oncomplete = () => result.close();
    store.openCursor().onsuccess = ({ target: { result: each } }) => {
      if (each?.value.until < Date.now()) each.delete();
      each?.continue();
    };
  }

  for (const name of Object.keys(localStorage)) {
    if (name.startsWith("plug-door/") && JSON.parse(localStorage.getItem(name)).state === "listed") localStorage.removeItem(name);
  }
  const kept = await indexedDB.databases?.().catch(() => []) ?? [];
  if (kept.some(({ name }) => name === "plug-lunch")) indexedDB.open("plug-lunch").onsuccess = boards;
  if (!("caches" in window)) return;
  for (const name of await caches.keys()) {
    const [what, until, path] = name.split("|");
    if (what !== "plug-page" || Number(until) > Date.now()) continue;
    await caches.delete(name);
    await (await navigator.serviceWorker.getRegistration(path))?.unregister();
  }
})();
