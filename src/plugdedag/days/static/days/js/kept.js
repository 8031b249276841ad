/* What was tapped at the door, on this phone, until the door list has it.

   Theory of operation. Every tap is an intent of its own under a key made here, and an entry of its own in localStorage,
   so two tabs never overwrite each other. It is written before the page shows it. `state` tells the truth about it:
   kept (on this phone), sending, listed (the server has it), refused (the server said why not). An entry leaves when the
   page has read the list anew after it was listed, or when somebody throws a refused one away. */
(() => {
  const ROOM = "plug-door/";
  let latest = 0;

  class Kept {
    constructor(day, me) { this.room = `${ROOM}${day}/${me}/`; }

    /** Everything kept for this door by this opener, in the order of tapping. */
    all() {
      const found = [];
      for (let index = 0; index < localStorage.length; index += 1) {
        const name = localStorage.key(index);
        if (name.startsWith(this.room)) found.push(JSON.parse(localStorage.getItem(name)));
      }
      return found.sort((one, other) => one.n - other.n);
    }

    /** What no server has yet, the refused included. */
    unsent() { return this.all().filter((tap) => tap.state !== "listed"); }

    /** Keep a new tap. Throws when the phone has no room: then it is not kept, and may not be shown. */
    add(tap) {
      latest = Math.max(Date.now(), latest + 1);
      const made = { ...tap, id: tap.undo ? `${tap.key}:undo` : tap.key, n: latest, at: Date.now(), state: "kept" };
      localStorage.setItem(this.room + made.id, JSON.stringify(made));
      return made;
    }

    /** Change a tap that is still here; one that another tab dropped stays dropped. */
    change(id, values) {
      const was = localStorage.getItem(this.room + id);
      if (was) localStorage.setItem(this.room + id, JSON.stringify({ ...JSON.parse(was), ...values }));
    }

    drop(id) { localStorage.removeItem(this.room + id); }

    /** Whether a change of localStorage, told by another tab, is about this door. */
    concerns(name) { return name === null || name.startsWith(this.room); }
  }

  /** What is sent of a tap. */
  function fields(tap) {
    const body = new URLSearchParams({ key: tap.key, ago: window.plugPhone.since(tap.at) });
    if (tap.undo) body.set("undo", "on");
    else if (tap.person) body.set("person", tap.person);
    else body.set("guest_name", tap.name);
    if (tap.plusOne) body.set("plus_one", tap.plusOne);
    if (tap.host) body.set("of_host", "on");
    return body;
  }

  window.plugDoor = { Kept, fields };
})();
