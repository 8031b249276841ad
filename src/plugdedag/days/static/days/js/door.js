/* The opener's page. Without this script every button is a form of its own, and works; with it a tap is kept on the phone,
   shown, and sent (kept.js; look's sending.js), and the page itself is there without a connection (worker.js).

   Theory of operation. The names on the page are the server's; `paint` lays what this phone still keeps over them, each
   row with its honest state. `reread` fetches the page again and takes its names: after sending, every now and then, and
   when somebody looks again. Nothing is remembered here that is not in the page or among what is kept. */
(() => {
  const door = document.getElementById("door");
  const { Kept, fields } = window.plugDoor, { Sender, newKey } = window.plugPhone;
  const words = door.dataset, search = document.getElementById("id_guest_name");
  const kept = new Kept(words.day, words.me);
  const sender = new Sender(kept, { address: () => words.visits, fields }, () => paint());
  const EVERY = 20000, DOUBLE_TAP = 500;
  let tapped = { form: null, at: 0 }, looking = 0, held = 0; // held: since when a finger is on the glass

  const rows = () => [...door.querySelectorAll("#names form.door-tap")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const name = (form) => form.querySelector(".door-row__name").textContent;

  function clock(at) {
    const when = new Date(at);
    return `${when.getHours()}${words.clock}${String(when.getMinutes()).padStart(2, "0")}`;
  }

  /* What is shown */
  function paint() {
    door.querySelectorAll("[data-made]").forEach((item) => item.remove());
    for (const form of rows()) dress(form, form.dataset.here === "true", "");
    for (const tap of kept.all()) {
      const form = rows().find((each) => isOf(each, tap)) ?? (tap.undo ? null : made(tap));
      if (!form) continue;
      if (tap.state === "refused") dress(form, form.dataset.here === "true", words.refused);
      else dress(form, !tap.undo, words[tap.state], tap);
    }
    door.querySelector("[data-count]").textContent = rows().filter(isHere).length;
    sift();
    bar();
  }

  function isOf(form, tap) {
    if (tap.plusOne) return form.dataset.plusOne === tap.plusOne;
    return tap.person ? form.dataset.person === tap.person : form.dataset.key === tap.key;
  }

  function isHere(form) { return form.querySelector("button").getAttribute("aria-pressed") === "true"; }

  function dress(form, here, state, tap) {
    const button = form.querySelector("button");
    button.setAttribute("aria-pressed", here);
    button.dataset.state = tap?.state ?? "";
    form.querySelector(".door-row__state").textContent = state;
    form.querySelector(".door-row__note").hidden = Boolean(tap);
    form.dataset.now = tap && here ? tap.made || tap.key : form.dataset.key;
    if (tap && here) form.querySelector(".door-row__state").textContent = `${clock(tap.at)} · ${state}`;
  }

  /** A row for somebody who is not among the server's names yet. */
  function made(tap) {
    const item = document.getElementById("door-made").content.firstElementChild.cloneNode(true);
    const form = item.querySelector("form");
    item.dataset.made = "";
    Object.assign(form.dataset, { person: tap.person ?? "", key: tap.key, here: "false", host: tap.host ? "on" : "" });
    form.querySelector(".door-row__name").textContent = tap.name;
    document.getElementById("walk-ins").prepend(item);
    return form;
  }

  function bar() {
    const unsent = kept.unsent(), refused = unsent.filter((tap) => tap.state === "refused");
    const waiting = unsent.length - refused.length, trouble = sender.trouble;
    const count = (waiting === 1 ? words.one : words.many).replace("{n}", waiting);
    const slow = waiting && (trouble || !navigator.onLine);
    const why = { out: words.out, barred: words.barred }[trouble] ?? words.waits;
    document.getElementById("door-bar").hidden = !slow && !refused.length;
    document.getElementById("door-waiting").textContent = slow ? `${count}. ${why}` : "";
    document.getElementById("door-sign-in").hidden = trouble !== "out";
    document.getElementById("door-refused").replaceChildren(...refused.map(refusal));
    document.title = (waiting ? `(${waiting}) ` : "") + words.title;
  }

  function refusal(tap) {
    const item = document.createElement("li"), away = document.createElement("button");
    away.className = "button button--link";
    away.textContent = words.away;
    away.addEventListener("click", () => { kept.drop(tap.id); paint(); });
    item.append(`${tap.name}: ${tap.words.join(" ")} `, away);
    return item;
  }

  /** Only the names that hold every one of the typed letters. */
  function sift() {
    const parts = plain(search.value).split(/\s+/).filter(Boolean);
    for (const form of rows()) {
      form.parentElement.hidden = !parts.every((part) => plain(name(form)).includes(part));
    }
  }

  /* What is tapped */
  function tap(event) {
    const form = event.target, now = Date.now();
    if (!form.matches(".door-tap, .door-guest")) return;
    const slip = form === tapped.form && now - tapped.at < DOUBLE_TAP;
    if (slip && !search.value) return event.preventDefault();
    const wanted = form.matches(".door-guest") ? guest(event.submitter) : person(form);
    if (!wanted) { // nobody's name yet: the form itself would leave a page that works without a connection
      event.preventDefault();
      return search.focus();
    }
    try {
      kept.add(wanted);
    } catch {
      return; // no room on this phone: the form goes by itself
    }
    event.preventDefault();
    tapped = { form, at: now };
    if (search.value) { search.value = ""; search.focus(); }
    document.getElementById("found").replaceChildren();
    paint();
    go();
  }

  function person(form) {
    const who = { person: form.dataset.person || undefined, plusOne: form.dataset.plusOne || undefined, name: name(form).trim() };
    return isHere(form) ? { ...who, key: form.dataset.now, undo: true } : { ...who, key: newKey(), host: form.dataset.host === "on" };
  }

  function guest(button) {
    const typed = search.value.trim();
    return typed ? { key: newKey(), name: typed, host: button?.name === "of_host" } : null;
  }

  /* What the server knows */
  async function reread() {
    const before = kept.all().filter((each) => each.state === "listed");
    const page = await fetched(words.door);
    if (!page) return;
    await lifted();
    const focus = document.activeElement?.closest?.("form.door-tap")?.dataset;
    document.getElementById("names").replaceWith(page.getElementById("names"));
    before.forEach((each) => kept.drop(each.id));
    paint();
    const same = focus && rows().find((form) => isOf(form, focus));
    same?.querySelector("button").focus({ preventScroll: true });
  }

  /** A name that is replaced under a finger takes no tap: what is new waits until it is lifted, two seconds at most. */
  async function lifted() {
    while (Date.now() - held < 2000) await new Promise((then) => setTimeout(then, 40));
  }

  /** A page of this door, or null when it cannot be had. */
  async function fetched(address) {
    try {
      const answer = await fetch(address, { redirect: "manual", headers: { Accept: "text/html" } });
      const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
      return page?.getElementById("names") ? page : null;
    } catch {
      return null;
    }
  }

  async function go() {
    if (await sender.run()) await reread();
  }

  async function find() {
    const asked = search.value;
    const page = asked.trim().length > 1 ? await fetched(`${words.door}?q=${encodeURIComponent(asked)}`) : null;
    if (asked === search.value) document.getElementById("found").replaceChildren(...(page?.getElementById("found").children ?? []));
  }

  function copy() {
    const text = document.getElementById("door-copied");
    const lines = kept.unsent().map((each) => `${clock(each.at)} ${each.name}${each.undo ? ` (${words.not})` : each.host ? ` (${words.host})` : ""}`);
    text.value = [words.heading, ...lines].join("\n");
    text.hidden = false;
    text.select();
    navigator.clipboard?.writeText(text.value).catch(() => {});
  }

  /** Enter adds a new name only when it is nobody's on the list: “bo” is rather Bo than a guest of that name. */
  function enter(event) {
    if (event.key === "Enter" && search.value.trim() && rows().some((form) => !form.parentElement.hidden)) event.preventDefault();
  }

  const look = () => { if (!document.hidden) { go(); reread(); } };
  door.addEventListener("submit", tap);
  door.addEventListener("pointerdown", () => { held = Date.now(); });
  for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => setTimeout(() => { held = 0; }, 40));
  search.addEventListener("keydown", enter);
  search.addEventListener("input", () => { sift(); clearTimeout(looking); looking = setTimeout(find, 300); });
  document.getElementById("door-copy").addEventListener("click", copy);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("online", go);
  window.addEventListener("offline", paint);
  window.addEventListener("storage", (event) => { if (kept.concerns(event.key)) paint(); });
  setInterval(look, EVERY);
  paint();
  go();
})();
