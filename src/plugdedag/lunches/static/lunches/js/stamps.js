/* The lines of a board as stamps on a page, painted from what the fold holds. For a phone, and for whoever shows a board.

   Theory of operation. Each line has one element, made once from the page's template and dressed anew when the line reads
   otherwise; an element that stays is not moved, so a finger or the keyboard keeps its place. What is new lands. */
(() => {
  const phone = globalThis.plugPhone ??= {};
  const NOBODY = "00000000-0000-0000-0000-000000000000";

  class Stamps {
    /** `box` holds the lists, one a theme; `dress(item, line)` does what only this page knows. */
    constructor(box, template, words, dress = () => {}) {
      Object.assign(this, { box, template, words, dress, made: new Map() });
      this.known = new Set([...box.querySelectorAll("[id^=c-]")].map((item) => item.id.slice(2)));
    }

    /** Show these lines, newest first, by theme: what was put together first, then what stands by itself. */
    paint(lines) {
      const groups = new Map();
      for (const line of lines) groups.set(line.theme ?? "", [...groups.get(line.theme ?? "") ?? [], line]);
      const titles = [...groups.keys()].sort((one, other) => !one - !other);
      const parts = titles.flatMap((title) => [...titles.length > 1 || title ? [this.heading(title)] : [], this.list(title)]);
      if (parts.some((part, index) => this.box.children[index] !== part) || this.box.children.length !== parts.length) this.box.replaceChildren(...parts);
      for (const title of titles) this.fill(this.list(title), groups.get(title));
      const there = new Set(lines.map((line) => line.id));
      for (const id of this.made.keys()) if (!there.has(id)) this.made.delete(id);
      this.known = there;
    }

    heading(title) {
      return this.kept(`h/${title}`, () => {
        const heading = document.createElement("h3");
        Object.assign(heading, { className: "theme__title", dir: "auto", textContent: title || this.words.alone });
        return heading;
      });
    }

    list(title) {
      return this.kept(`l/${title}`, () => {
        const list = document.createElement("ul");
        list.className = "list";
        list.setAttribute("role", "list");
        return list;
      });
    }

    kept(name, make) {
      this.parts ??= new Map();
      if (!this.parts.has(name)) this.parts.set(name, make());
      return this.parts.get(name);
    }

    fill(list, lines) {
      const items = lines.map((line) => this.item(line));
      for (const old of [...list.children]) if (!items.includes(old)) old.remove();
      items.forEach((item, index) => { if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null); });
    }

    item(line) {
      const told = JSON.stringify(line), was = this.made.get(line.id);
      if (was?.told === told) return was.item;
      const item = was?.item ?? this.blank(line.id);
      item.className = `item line tone-${line.tone}${line.mine ? " is-mine" : ""}${line.off ? " is-off" : ""}${this.known.has(line.id) ? "" : " lands"}`;
      const kind = line.label.charAt(0).toUpperCase() + line.label.slice(1);
      this.say(item, "kind", line.off ? `${kind} · ${this.words.off}` : kind);
      this.say(item, "root", line.roots[0] ? `“${line.roots[0]}”` : "");
      this.say(item, "words", line.words);
      this.say(item, "by", line.mine ? this.words.you : line.by || this.words.somebody);
      this.dress(item, line);
      this.made.set(line.id, { item, told });
      return item;
    }

    /** An empty stamp, every address in it that of this line. */
    blank(id) {
      const item = this.template.content.firstElementChild.cloneNode(true);
      for (const each of [item, ...item.querySelectorAll("*")]) {
        for (const name of ["id", "href", "action"]) {
          const value = each.getAttribute(name);
          if (value?.includes(NOBODY)) each.setAttribute(name, value.replace(NOBODY, id));
        }
      }
      return item;
    }

    say(item, part, words) {
      const element = item.querySelector(`[data-say="${part}"]`);
      element.textContent = words;
      (element.closest("[data-empty]") ?? element).hidden = !words;
    }
  }

  phone.Stamps = Stamps;
})();
