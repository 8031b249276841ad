/* What somebody typed at a lunch, on this phone, until the board has it; and the boards as they were last seen.

   Theory of operation. Every idea is an intent of its own under a key made here. It is in IndexedDB, committed, before the
   page shows it, so a closed tab or an empty battery costs nothing. `n` is the order of typing, whatever the clock does.
   `state` tells the truth: kept (on this phone), sending, listed (the server has it), refused (the server said why not).
   A wish to support is an entry under its line's name: the last wish takes the place of the one before. Entries of
   somebody else who used this phone are left alone. */
(() => {
  const phone = globalThis.plugPhone;
  const NAME = "plug-lunch", IDEAS = "ideas", BOARDS = "boards";
  let opened = null;

  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  function database() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        for (const store of [IDEAS, BOARDS]) request.result.createObjectStore(store, { keyPath: "id" });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return opened;
  }

  /** What `deed(store)` answers, once the phone really has what it wrote. */
  async function within(name, mode, deed) {
    const transaction = (await database()).transaction(name, mode, { durability: "strict" });
    const committed = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    const answer = await deed(transaction.objectStore(name));
    await committed;
    return answer;
  }

  class Ideas {
    /** `me`: who writes; `told()` is called whenever something here changed, in whichever tab. */
    constructor(me, told = () => {}) {
      this.me = me;
      this.told = told;
      this.tabs = "BroadcastChannel" in globalThis ? new BroadcastChannel(NAME) : null;
      if (this.tabs) this.tabs.onmessage = () => this.told();
    }

    /** Everything of mine, in the order of typing. */
    async all() {
      const found = await within(IDEAS, "readonly", (store) => done(store.getAll()));
      return found.filter((idea) => idea.me === this.me).sort((one, other) => one.n - other.n);
    }

    /** Keep an idea or a wish. Throws when the phone has no room: then it is not kept, and may not be shown. */
    async add(idea) {
      const made = await within(IDEAS, "readwrite", async (store) => {
        const last = (await done(store.getAll())).reduce((most, each) => Math.max(most, each.n), 0);
        const full = { at: Date.now(), ...idea, me: this.me, n: Math.max(Date.now(), last + 1), state: "kept" };
        await done(store.put(full));
        return full;
      });
      this.changed();
      return made;
    }

    /** Change an entry that is still the same: not dropped, nor replaced by a later wish. */
    async change(id, values, n) {
      await within(IDEAS, "readwrite", async (store) => {
        const was = await done(store.get(id));
        if (was && was.n === n) await done(store.put({ ...was, ...values }));
      });
      this.changed();
    }

    async drop(id, n) {
      await within(IDEAS, "readwrite", async (store) => {
        const was = await done(store.get(id));
        if (was && was.n === n) await done(store.delete(id));
      });
      this.changed();
    }

    changed() {
      this.tabs?.postMessage("changed");
      this.told();
    }

    /** The board of a day as this reader last saw it, or null. */
    async board(day) { return await within(BOARDS, "readonly", (store) => done(store.get(`${day}/${this.me}`))) ?? null; }

    /** Keep it `until` then, and let go of those whose time is over (look's sweep.js does too, on other pages). */
    async keepBoard(day, board, until) {
      await within(BOARDS, "readwrite", async (store) => {
        for (const old of await done(store.getAll())) if (old.until < Date.now()) await done(store.delete(old.id));
        await done(store.put({ id: `${day}/${this.me}`, ...board, until }));
      });
    }
  }

  /** Where an idea or a wish goes, and what is sent of it. */
  const goes = {
    passes: (one) => Boolean(one.line),
    address: (one) => one.line ? `/contributions/${one.line}/support/` : `/days/${one.day}/contributions/`,
    fields(one) {
      if (one.line) return new URLSearchParams({ wanted: one.wanted ? "yes" : "no", me: one.me });
      const body = new URLSearchParams({ uuid: one.id, kind: one.kind, text: one.text, ago: phone.since(one.at), me: one.me });
      for (const name of ["grew_from", "table", "guest", "handed"]) if (one[name]) body.set(name, one[name]);
      return body;
    },
  };

  Object.assign(phone, { Ideas, goes });
})();
