/* Handing what is not sent to a neighbour's phone: a code that holds the ideas themselves, and what the other phone does.

   Theory of operation. The code is a link to this very page with the ideas behind the #, which no server ever sees. The
   neighbour's phone shows them and asks; on a yes it keeps them under the keys they have, with their author's name, and
   sends them. Whichever phone comes first puts them on the board; the other is told that they are there. */
(() => {
  const phone = globalThis.plugPhone, MARK = "#handed=", MOST = 1200;
  const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  const part = (name) => document.querySelector(`#lunch [data-part="${name}"]`);
  let shown = 0, codes = [];

  function packed(name, ideas) {
    const bytes = new TextEncoder().encode(JSON.stringify([name, ideas.map((each) => [each.id, each.kind, each.text, each.grew_from, each.at])]));
    return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  /** What a link carries, or null for what no phone of ours made. */
  function unpacked(text) {
    try {
      const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
      const [name, ideas] = JSON.parse(new TextDecoder().decode(bytes));
      const right = ([id, kind, words, root, at]) => UUID.test(id) && [kind, words].every((each) => typeof each === "string" && each) && (!root || UUID.test(root)) && Number.isFinite(at);
      return typeof name === "string" && ideas.length && ideas.every(right) ? { name: name.slice(0, 60), ideas } : null;
    } catch {
      return null;
    }
  }

  /** As few links as fit before a camera; an idea too long for any is left out. */
  function links(words, ideas) {
    const link = (some) => `${location.origin}${words.home}${MARK}${packed(words.name, some)}`;
    const fits = (some) => link(some).length <= MOST, groups = [];
    for (const idea of ideas.filter((each) => fits([each]))) {
      if (groups.length && fits([...groups.at(-1), idea])) groups.at(-1).push(idea);
      else groups.push([idea]);
    }
    return groups.map(link);
  }

  phone.hand = (ideas, words) => {
    const mine = ideas.filter((each) => each.day === words.day && !each.handed && !each.guest && each.state !== "refused");
    codes = links(words, mine);
    shown = 0;
    const box = part("code");
    part("next").hidden = codes.length < 2;
    part("next").onclick = () => { shown = (shown + 1) % codes.length; draw(words); };
    part("share").hidden = !navigator.share || !codes.length;
    part("share").onclick = () => navigator.share({ url: codes[shown] }).catch(() => {});
    part("too-long").hidden = codes.length > 0;
    draw(words);
    box.showModal();
  };

  function draw(words) {
    const rows = codes.length ? phone.qr(codes[shown]) : [], size = rows.length + 8;
    const svg = part("drawing");
    svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
    const dots = rows.map((row, y) => row.map((on, x) => on ? `M${x + 4} ${y + 4}h1v1h-1z` : "").join("")).join("");
    svg.querySelector("path").setAttribute("d", dots);
    svg.dataset.link = codes[shown] ?? "";
    part("number").textContent = codes.length > 1 ? words.codeOf.replace("{n}", shown + 1).replace("{all}", codes.length) : "";
  }

  /** On the neighbour's phone: ask, and keep on a yes. */
  phone.handed = (ideas, words, sent) => {
    const asked = () => {
      const found = location.hash.startsWith(MARK) ? unpacked(location.hash.slice(MARK.length)) : null;
      part("handed").hidden = !found;
      if (!found) return;
      part("handed-title").textContent = words.handedBy.replace("{name}", found.name);
      part("handed-list").replaceChildren(...found.ideas.map(([, , text]) => Object.assign(document.createElement("li"), { textContent: text, dir: "auto" })));
      part("handed-yes").onclick = () => take(found);
      part("handed-no").onclick = away;
      part("handed").querySelector("h2").focus();
    };
    const away = () => { history.replaceState(null, "", location.pathname); part("handed").hidden = true; };
    const take = async (found) => {
      const have = new Set((await ideas.all()).map((each) => each.id));
      for (const [id, kind, text, root, at] of found.ideas) {
        if (!have.has(id)) await ideas.add({ id, day: words.day, kind, text, grew_from: root, at, handed: found.name });
      }
      away();
      sent();
    };
    window.addEventListener("hashchange", asked);
    asked();
  };
})();
