/* The clock of a round counts by itself from what the server said, and is asked anew when the phone is looked at again. */
(() => {
  const starts = new WeakMap();
  const drawn = (clock) => {
    if (!starts.has(clock)) starts.set(clock, Date.now());
    const gone = clock.dataset.running === "yes" ? (Date.now() - starts.get(clock)) / 1000 : 0;
    const left = Number(clock.dataset.left) - gone;
    const whole = left > 0 ? Math.ceil(left) : Math.floor(-left);
    const words = `${left > 0 ? "" : "+"}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    const time = clock.querySelector("[data-clock-time]");
    if (time.textContent !== words) time.textContent = words;
    const share = Math.max(0, Math.min(1, left / Number(clock.dataset.total)));
    clock.querySelector("[data-clock-ring]").setAttribute("stroke-dashoffset", String(100 - 100 * share));
    clock.classList.toggle("is-over", left <= 0);
    for (const [name, hidden] of [["left", left <= 0], ["over", left > 0]]) {
      const word = clock.querySelector(`[data-clock-${name}]`);
      if (word) word.hidden = hidden;
    }
  };
  const tick = () => document.querySelectorAll("[data-clock]").forEach(drawn);
  setInterval(tick, 250);
  tick();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && window.htmx) document.querySelectorAll("#lead").forEach((part) => window.htmx.trigger(part, "seen"));
  });
})();
