/* A board as it changes: told by the server as it happens, or asked for where something in between holds that back.

   Theory of operation. A board is a fold over its changes, each with a number. The stream begins with what changed since
   the number this phone has, and says now and then that it is still there. Silence for a few seconds at the beginning
   means a proxy that hoards, silence later a connection that died without a word: then the same is asked for, with pauses
   that grow, and now and then the stream is tried again. Nobody asks while the page is out of sight. */
(() => {
  const phone = globalThis.plugPhone ??= {};
  const FIRST_WORD = 4000, BREATH = 40000, PAUSES = [1000, 2000, 4000, 8000, 15000, 30000];

  /** The board after this news. Old news changes nothing. */
  function folded(board, news) {
    if (!news.whole && news.seq <= board.seq) return board;
    const lines = news.whole ? {} : { ...board.lines };
    for (const line of news.lines) lines[line.id] = line;
    for (const id of news.gone) delete lines[id];
    return { seq: news.seq, lines };
  }

  class Feed {
    /** `seq()`: the number there is; `heard(news)`: something came; `reached(yes)`: whether the server is there. */
    constructor(events, stream, seq, heard, reached) {
      Object.assign(this, { events, stream, seq, heard, reached, failed: 0, wake: () => {} });
    }

    /** Follow for as long as the page lives. */
    async run() {
      for (;;) {
        if (document.hidden) await this.pause(Infinity);
        else if (await this.listen()) {
          this.failed = 0;
          await this.pause(500 + Math.random() * 1500);
        } else await this.ask();
      }
    }

    /** Listen until the stream ends; answers whether it ever said something. */
    listen() {
      return new Promise((resolve) => {
        let spoke = false, patience;
        const source = new EventSource(`${this.stream}?after=${this.seq()}`);
        const end = () => {
          clearTimeout(patience);
          document.removeEventListener("visibilitychange", hide);
          source.close();
          resolve(spoke);
        };
        const hide = () => { if (document.hidden) end(); };
        const word = (event) => {
          spoke = true;
          clearTimeout(patience);
          patience = setTimeout(end, BREATH);
          this.reached(true);
          if (event.type === "message") this.heard(JSON.parse(event.data));
        };
        patience = setTimeout(end, FIRST_WORD);
        document.addEventListener("visibilitychange", hide);
        source.onmessage = word;
        source.addEventListener("still", word);
        source.onerror = end;
      });
    }

    /** Ask a few times, each time after a longer pause, before the stream is tried again. */
    async ask() {
      for (let turn = 0; turn < 4 && !document.hidden; turn += 1) {
        await this.look();
        await this.pause(PAUSES[Math.min(this.failed, PAUSES.length - 1)] + Math.random() * 500);
        this.failed += 1;
      }
    }

    /** Ask once what changed; answers whether the server was there. */
    async look() {
      try {
        const answer = await fetch(`${this.events}?after=${this.seq()}`, { redirect: "manual", headers: { Accept: "application/json" } });
        this.reached(answer.ok);
        if (answer.ok) this.heard(await answer.json());
        return answer.ok;
      } catch {
        this.reached(false);
        return false;
      }
    }

    /** Wait, or until the phone is looked at or finds a connection. */
    pause(milliseconds) {
      return new Promise((resolve) => {
        const timer = Number.isFinite(milliseconds) ? setTimeout(resolve, milliseconds) : 0;
        this.wake = () => { clearTimeout(timer); this.failed = 0; resolve(); };
      });
    }
  }

  Object.assign(phone, { Feed, folded });
})();
