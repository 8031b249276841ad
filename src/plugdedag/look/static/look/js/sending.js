/* From this phone to the server, one thing after another, for as long as it takes.

   Theory of operation. The oldest goes first and the next waits for its answer, so what somebody did keeps its order. No
   answer, an answer that is not ours (a WiFi login page), or a busy server: the same again later, under the same key,
   each time waiting twice as long, and at once when the phone says it is online. A lost answer therefore costs a second
   request and never a second row. Signed out or no longer let in: everything stays, and the page says so. A page and a
   service worker send alike; what is kept, and where it goes, is for who uses it. */
(() => {
  const phone = globalThis.plugPhone ??= {};
  const FIRST_WAIT = 2000, LONGEST_WAIT = 60000, PATIENCE = 15000;

  /** The word by which the server knows a page of ours; a worker has no document to read it from. */
  async function token() {
    if (typeof document === "undefined") return (await cookieStore.get("csrftoken"))?.value ?? "";
    return document.cookie.split("; ").find((each) => each.startsWith("csrftoken="))?.slice(10) ?? "";
  }

  class Sender {
    /** `kept` has all() and change(id, values, n); `goes.address(one)` and `goes.fields(one)` say where and what, and
        `goes.passes(one)` whether it may come to nothing when that is there no more.
        `changed(trouble)` is called whenever there is something else to show; trouble: "", "later", "slow" (the server
        asks for patience), "out", "barred". */
    constructor(kept, goes, changed) {
      Object.assign(this, { kept, goes, changed, trouble: "", wait: FIRST_WAIT, busy: false, more: false, timer: 0 });
    }

    /** Send all there is. A second call while one runs does nothing: the first takes what is new along. Answers how many. */
    async run() {
      this.more = true;
      if (this.busy) return 0;
      this.busy = true;
      clearTimeout(this.timer);
      let listed = 0;
      try {
        while (this.more) {
          this.more = false;
          listed += await this.round();
        }
      } finally {
        this.busy = false;
      }
      if (this.trouble === "later" || this.trouble === "slow") this.again();
      this.changed(this.trouble);
      return listed;
    }

    /** Once through all there is; where nobody is let in any more, what goes elsewhere still does. */
    async round() {
      const shut = new Set();
      let listed = 0;
      for (let one = await this.next(shut); one; one = await this.next(shut)) {
        this.trouble = await this.send(one);
        if (this.trouble === "barred") shut.add(this.goes.address(one));
        else if (this.trouble) return listed;
        else {
          listed += 1;
          this.wait = FIRST_WAIT;
        }
      }
      if (shut.size) this.trouble = "barred";
      return listed;
    }

    async next(shut) {
      const waits = (one) => one.state === "kept" || one.state === "sending";
      return (await this.kept.all()).find((one) => waits(one) && !shut.has(this.goes.address(one)));
    }

    again() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.run(), this.wait);
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    }

    /** Send one; answers the trouble there was, if any. */
    async send(one) {
      await this.kept.change(one.id, { state: "sending" }, one.n);
      this.changed(this.trouble);
      let answer, told;
      try {
        answer = await fetch(this.goes.address(one), {
          method: "POST", body: this.goes.fields(one), redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
          headers: { Accept: "application/json", "X-CSRFToken": await token() },
        });
        told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : null;
      } catch {
        return this.keep(one, "later");
      }
      if (answer.type === "opaqueredirect") return this.keep(one, "out");
      if (answer.status === 403) return this.keep(one, "barred");
      if (answer.status === 429) return this.slow(one, answer);
      if (answer.status === 404 && this.goes.passes?.(one)) told = { key: "", words: "" };
      if (!told || !("key" in told) || answer.status >= 500) return this.keep(one, "later");
      await this.kept.change(one.id, answer.ok ? { state: "listed", made: told.key } : { state: "refused", words: told.words }, one.n);
      return "";
    }

    async keep(one, trouble) {
      await this.kept.change(one.id, { state: "kept" }, one.n);
      return trouble;
    }

    /** The server asks to wait, and says how long. */
    slow(one, answer) {
      this.wait = Math.max(this.wait, (Number(answer.headers.get("Retry-After")) || 0) * 1000);
      return this.keep(one, "slow");
    }
  }

  /** A version 4 UUID, also where crypto.randomUUID is not to be had. */
  function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  Object.assign(phone, { Sender, newKey, since: (at) => Math.max(0, (Date.now() - at) / 1000) });
})();
