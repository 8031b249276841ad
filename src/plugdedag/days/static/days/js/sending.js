/* From this phone to the door list, one tap after another, for as long as it takes.

   Theory of operation. The oldest tap goes first and the next waits for its answer, so a tap and its undo keep their
   order. No answer, an answer that is not ours (a WiFi login page), or a busy server: the same tap again later, under the
   same key, each time waiting twice as long, and at once when the phone says it is online. A lost answer therefore costs
   a second request and never a second visit. Signed out or no longer the opener: everything stays, and the page says so. */
(() => {
  const FIRST_WAIT = 2000, LONGEST_WAIT = 60000, PATIENCE = 15000;

  function cookie(name) {
    return document.cookie.split("; ").find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
  }

  class Sender {
    /** `changed(trouble)` is called whenever there is something else to show; trouble: "", "later", "out", "barred". */
    constructor(kept, address, changed) {
      Object.assign(this, { kept, address, changed, trouble: "", wait: FIRST_WAIT, busy: false, timer: 0 });
    }

    /** Send all there is. A second call while one runs does nothing: the first takes new taps along. Answers how many. */
    async run() {
      if (this.busy) return 0;
      this.busy = true;
      clearTimeout(this.timer);
      let listed = 0;
      try {
        for (let tap = this.next(); tap; tap = this.next()) {
          this.trouble = await this.send(tap);
          if (this.trouble) break;
          listed += 1;
          this.wait = FIRST_WAIT;
        }
      } finally {
        this.busy = false;
      }
      if (this.trouble === "later") this.again();
      this.changed(this.trouble);
      return listed;
    }

    next() { return this.kept.all().find((tap) => tap.state === "kept" || tap.state === "sending"); }

    again() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.run(), this.wait);
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    }

    /** Send one tap; answers the trouble there was, if any. */
    async send(tap) {
      this.kept.change(tap.id, { state: "sending" });
      this.changed(this.trouble);
      let answer, told;
      try {
        answer = await fetch(this.address, {
          method: "POST", body: fields(tap), redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
          headers: { Accept: "application/json", "X-CSRFToken": cookie("csrftoken") },
        });
        told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : null;
      } catch {
        return this.keep(tap, "later");
      }
      if (answer.type === "opaqueredirect") return this.keep(tap, "out");
      if (answer.status === 403) return this.keep(tap, "barred");
      if (!told || !("key" in told) || answer.status >= 500) return this.keep(tap, "later");
      this.kept.change(tap.id, answer.ok ? { state: "listed", visit: told.key } : { state: "refused", words: told.words });
      return "";
    }

    keep(tap, trouble) {
      this.kept.change(tap.id, { state: "kept" });
      return trouble;
    }
  }

  function fields(tap) {
    const body = new URLSearchParams({ key: tap.key, ago: Math.max(0, (Date.now() - tap.at) / 1000) });
    if (tap.undo) body.set("undo", "on");
    else if (tap.person) body.set("person", tap.person);
    else body.set("guest_name", tap.name);
    if (tap.plusOne) body.set("plus_one", tap.plusOne);
    if (tap.host) body.set("of_host", "on");
    return body;
  }

  window.plugDoor.Sender = Sender;
})();
