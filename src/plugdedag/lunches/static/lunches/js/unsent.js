/* What is not on the board yet: stamps with their honest state, the bar that counts them, copying, the badge.

   Works on what ideas.js keeps; knows nothing of how it is sent. */
(() => {
  const phone = globalThis.plugPhone, here = document.getElementById("lunch");
  const words = document.getElementById("told").dataset;
  const part = (name) => here.querySelector(`[data-part="${name}"]`);
  const LONG = 3 * 24 * 60 * 60 * 1000; // after which somebody should know that browsers forget
  let listed = [], remove = () => {};

  /** Show these ideas, the newest on top. */
  phone.unsent = (ideas, again) => {
    const list = part("unsent");
    const items = [...ideas].reverse().map((idea) => stamp(idea, again, [...list.children].find((item) => item.dataset.key === idea.id)));
    list.hidden = !items.length;
    if (items.length !== list.children.length || items.some((item, index) => item !== list.children[index])) list.replaceChildren(...items);
  };

  function stamp(idea, again, was) {
    const item = was ?? document.getElementById("unsent").content.firstElementChild.cloneNode(true);
    if (item.dataset.state === idea.state) return item;
    item.dataset.key = idea.id;
    item.dataset.state = idea.state;
    const say = (name, text) => { item.querySelector(`[data-say=${name}]`).textContent = text; };
    say("state", words[idea.state]);
    say("words", idea.text);
    say("why", idea.state === "refused" ? idea.words : "");
    say("by", idea.handed ? words.of.replace("{name}", idea.handed) : "");
    item.querySelector("[data-deeds]").hidden = idea.state !== "refused";
    item.querySelector("[data-deed=again]").onclick = () => again(idea);
    item.querySelector("[data-deed=away]").onclick = () => remove(idea);
    return item;
  }

  const since = (at) => new Date(at).toLocaleString(document.documentElement.lang, { weekday: "long", hour: "2-digit", minute: "2-digit" });

  /** The bar and the badge. `trouble` is the sender's. */
  phone.bar = (kept, trouble) => {
    listed = kept.filter((each) => !each.line && each.state !== "listed");
    const waiting = listed.filter((each) => each.state !== "refused"), oldest = waiting[0];
    const stuck = waiting.length > 0 && (trouble || !navigator.onLine);
    const count = (waiting.length === 1 ? words.waitsOne : words.waitsMany).replace("{n}", waiting.length);
    const why = { out: words.out, barred: words.barred, slow: words.slow }[trouble] ?? words.waits;
    part("bar").hidden = !stuck && listed.length === waiting.length;
    const told = stuck ? `${count} ${why}` : listed.length > waiting.length ? words.notTaken : "";
    if (part("told").textContent !== told) part("told").textContent = told;
    part("week").textContent = stuck && Date.now() - oldest.at > LONG ? words.week.replace("{when}", since(oldest.at)) : "";
    part("hand").hidden = !waiting.some((each) => each.day === words.day && !each.handed && !each.guest);
    part("sign-in").hidden = trouble !== "out";
    document.title = (waiting.length ? `(${waiting.length}) ` : "") + words.title;
    if (listed.length) navigator.setAppBadge?.(listed.length).catch(() => {});
    else navigator.clearAppBadge?.().catch(() => {});
  };

  /** What the next idea builds on: a line, or null for none. */
  phone.buildOn = (form, line) => {
    const old = form.querySelector(".add__parent");
    form.querySelector("[name=grew_from]")?.remove();
    if (old) old.remove();
    if (!line) return;
    const item = document.getElementById("parent").content.cloneNode(true);
    item.querySelector("input").value = line.id;
    item.querySelector("[data-say=words]").textContent = `“${line.words.slice(0, 90)}”`;
    item.querySelector("button").addEventListener("click", () => { phone.buildOn(form, null); form.text.focus(); });
    form.querySelector("#kinds, .add__kinds, .add__row").before(item);
    form.text.focus();
  };

  /** What the phone may do by itself when there is a connection and this page is closed. */
  phone.later = async () => {
    try {
      await (await navigator.serviceWorker?.getRegistration())?.sync?.register(`ideas/${words.me}`);
    } catch { /* this browser sends only while the page is open */ }
  };

  phone.deeds = (ideas) => {
    remove = (idea) => ideas.drop(idea.id, idea.n);
    part("copy").addEventListener("click", () => {
      const text = part("copied");
      text.value = [words.title, ...listed.map((each) => `${since(each.at)}  ${each.text}`)].join("\n\n");
      text.hidden = false;
      text.select();
      navigator.clipboard?.writeText(text.value).catch(() => {});
    });
    part("hand").addEventListener("click", () => phone.hand(listed, words));
  };
})();
