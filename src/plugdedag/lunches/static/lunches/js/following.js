/* A page that follows a board: whenever something happened it takes its own newest part from the server.

   What lands is marked, so that it may be seen landing. A stream that breaks is opened anew by the browser; where none
   comes through (a proxy that holds everything back) the page looks by itself now and then. */
(() => {
  const place = document.getElementById("following");
  const SOON = 250, NOW_AND_THEN = 15000;
  let waiting = 0, asking = false, again = false;

  const keys = () => new Set([...place.querySelectorAll("[data-line]")].map((each) => each.dataset.line));

  async function take() {
    waiting = 0;
    if (asking) { again = true; return; }
    asking = true;
    const before = keys();
    try {
      const answer = await fetch(location.href, { headers: { "HX-Request": "true" }, redirect: "error" });
      if (answer.ok) show(await answer.text(), before);
    } catch {
      // No connection: what is there stays, and the next look is soon enough.
    }
    asking = false;
    if (again) { again = false; soon(); }
  }

  function show(words, before) {
    const had = place.innerHTML;
    place.innerHTML = words;
    if (place.innerHTML === had) return;
    for (const each of place.querySelectorAll("[data-line]")) each.classList.toggle("lands", !before.has(each.dataset.line));
  }

  function soon() { waiting ||= setTimeout(take, SOON); }

  const stream = new EventSource(place.dataset.stream);
  stream.addEventListener("message", soon);
  setInterval(take, NOW_AND_THEN);
  addEventListener("pagehide", () => stream.close());
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
