/* The phone at a lunch. Without this script the page is a form and a list; with it what is typed is kept on the phone,
   shown, and sent (ideas.js; look's sending.js), and the board is folded from its changes (feed.js, stamps.js).

   Theory of operation. What stands on the page is what the phone holds: the board as it was last heard of, with what is
   typed and not on it yet on top, each with its honest state. What the server took leaves the phone's own store when the
   board, heard of after that, has it. Another round has the parts of the page that
   the server writes fetched anew. */
(() => {
  const here = document.getElementById("lunch"), words = document.getElementById("told").dataset, form = document.querySelector(".add__form");
  const phone = globalThis.plugPhone, { Ideas, Sender, Feed, Stamps, folded, goes, newKey } = phone;
  const DRAFT = `plug-lunch/${words.day}/${words.me}`, EVERY = 30000;
  let board = { seq: 0, lines: {} }, heard = false, round = "", kept = [], turn = Promise.resolve();

  const ideas = new Ideas(words.me, () => refresh());
  const sender = new Sender(ideas, goes, () => bar());
  const stamps = new Stamps(document.getElementById("lines"), document.getElementById("stamp"), words, dress);
  const feed = new Feed(words.events, words.stream, () => board.seq, hear, () => {});
  const wish = (id) => kept.find((each) => each.line === id && each.state !== "refused");

  /* What is shown */
  async function refresh() {
    kept = await ideas.all().catch(() => []); // without a store the page still shows the board
    paint();
  }

  function paint() {
    if (heard) {
      const lines = Object.values(board.lines).sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1));
      stamps.paint(lines.map((line) => ({ ...line, wish: wish(line.id)?.wanted ?? line.supported })));
      here.querySelector(".board__empty").hidden = lines.length > 0;
    }
    phone.unsent(kept.filter((each) => !each.line && !(heard && board.lines[each.id])), again);
    bar();
  }

  function dress(item, line) {
    const support = item.querySelector(".support-form");
    const shows = {
      edit: line.mine, manage: words.keeper && !line.mine, report: !line.mine && !words.keeper,
      card: line.mine && line.kind === "tip", act: line.kind === "action", build: !line.off,
    };
    for (const [part, shown] of Object.entries(shows)) {
      const link = item.querySelector(`[data-for=${part}]`);
      if (link) link.hidden = !shown;
    }
    const count = line.support === null ? 0 : line.support + line.wish - line.supported;
    const stand = (count === 1 ? words.one : words.many).replace("{n}", count);
    if (!support) {
      item.querySelector("[data-say=stands]").textContent = count ? stand : "";
      return;
    }
    support.hidden = line.off;
    support.wanted.value = line.wish ? "no" : "yes";
    support.querySelector("button").setAttribute("aria-pressed", line.wish);
    support.querySelector("[data-say=support]").textContent = count ? stand : words.support;
    support.querySelector("[data-say=about]").textContent = `: ${line.words.slice(0, 60)}`;
  }

  function bar() { phone.bar(kept, sender.trouble); }

  /* What is heard */
  function hear(news) {
    if (news.whole) {
      const now = JSON.stringify({ ...news.round, left: 0 });
      if (heard && now !== round) reread();
      round = now;
    }
    board = folded(board, news);
    heard = true;
    turn = turn.then(() => settle(board)).catch(() => {});
  }

  /** Keep the board, and let go of what it has now. */
  async function settle(seen) {
    try {
      await ideas.keepBoard(words.day, seen, Number(words.until));
      for (const each of await ideas.all()) {
        if (each.state === "listed" && !each.line && seen.lines[each.id]) await ideas.drop(each.id, each.n);
      }
    } finally {
      await refresh();
    }
  }

  /** The parts of the page that the server writes, as they are now. */
  async function reread() {
    try {
      const answer = await fetch(words.home, { redirect: "manual", headers: { Accept: "text/html" } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const id of words.parts.split(" ")) {
        const old = document.getElementById(id), fresh = page.getElementById(id);
        if (old && fresh && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(fresh));
      }
    } catch {
      // The next change, or the next look, brings it.
    }
  }

  /* What is done */
  async function add(event) {
    event.preventDefault();
    const fields = new FormData(form), text = fields.get("text").trim();
    if (!text || form.dataset.busy) return form.text.focus();
    form.dataset.busy = "yes";
    const idea = { id: newKey(), day: words.day, kind: fields.get("kind"), text, grew_from: fields.get("grew_from") ?? "", guest: (fields.get("guest") ?? "").trim() };
    try {
      await ideas.add(idea);
    } catch {
      return form.submit(); // no room on this phone: the form goes by itself
    } finally {
      delete form.dataset.busy;
    }
    form.text.value = "";
    draft();
    phone.buildOn(form, null);
    navigator.storage?.persist?.().catch(() => {});
    go();
  }

  /** Refused words come back into the form, to be sent anew under another key. */
  async function again(idea) {
    if (!form) return;
    form.text.value = [form.text.value.trim(), idea.text].filter(Boolean).join("\n");
    draft();
    form.text.focus();
    await ideas.drop(idea.id, idea.n);
  }

  async function support(event) {
    const tapped = event.target;
    if (!tapped.matches(".support-form")) return;
    const line = tapped.closest("[id^=c-]").id.slice(2);
    event.preventDefault();
    try {
      await ideas.add({ id: `support:${line}`, day: words.day, line, wanted: tapped.wanted.value === "yes" });
    } catch {
      return tapped.submit();
    }
    go();
  }

  /** Send, and let go of what the server took once the board is read anew after that. */
  function go() { return sendAll().catch(() => {}); } // without a store nothing is kept, and forms go by themselves

  async function sendAll() {
    if (!navigator.onLine) phone.later();
    await sender.run();
    if (sender.trouble === "later") phone.later();
    for (const each of await ideas.all()) if (each.line && each.state === "refused") await ideas.drop(each.id, each.n);
    const taken = (await ideas.all()).filter((each) => each.state === "listed");
    if (!taken.length || !await feed.look()) return;
    await turn;
    for (const each of taken) await ideas.drop(each.id, each.n);
  }

  function draft() {
    try {
      if (form.text.value) localStorage.setItem(DRAFT, form.text.value);
      else localStorage.removeItem(DRAFT);
    } catch { /* no room: what is typed is in the form alone */ }
  }

  async function start() {
    const last = await ideas.board(words.day).catch(() => null);
    if (last && last.seq >= Number(words.seq)) heard = true;
    if (last) board = { seq: last.seq, lines: last.lines };
    await refresh();
    phone.handed(ideas, words, go);
    go();
    if (words.lives) feed.run();
    else feed.look();
  }

  if (form) {
    form.addEventListener("submit", add);
    form.addEventListener("input", draft);
    if (!form.text.value) form.text.value = localStorage.getItem(DRAFT) ?? "";
  }
  const look = () => { if (!document.hidden) { feed.wake(); go(); } };
  here.addEventListener("submit", support);
  here.addEventListener("click", (event) => {
    const link = event.target.closest("[data-for=build]");
    if (!link || !form) return;
    event.preventDefault();
    const id = link.closest("[id^=c-]").id.slice(2);
    phone.buildOn(form, { id, words: board.lines[id].words });
  });
  document.addEventListener("visibilitychange", look);
  window.addEventListener("online", look);
  window.addEventListener("offline", bar);
  setInterval(() => { if (!document.hidden) go(); }, EVERY);
  navigator.serviceWorker?.addEventListener("message", () => go());
  phone.deeds(ideas);
  start();
})();
