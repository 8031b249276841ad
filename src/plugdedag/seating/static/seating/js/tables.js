/* A name can be dragged to another table, with a mouse, a pen or a finger that rests on it a moment. It fills in the form
   that tapping fills in too, and sends it. A finger that moves at once scrolls the page, as it does elsewhere. */
(() => {
  const room = document.getElementById("tables");
  const form = room && document.getElementById(room.dataset.moves);
  if (!form) return;
  const sitters = [...room.querySelectorAll(".sitter")];
  const RESTS = 300; // ms: shorter is a tap, and what moves before is scrolling
  const MOVES = 6; // pixels: a hand that trembles drags nothing
  let held = null; // who is held, by which pointer, since where
  let dragged = false; // the click that ends a drag follows no link

  const tableAt = (x, y) => document.elementFromPoint(x, y)?.closest(".at-table") ?? null;
  const over = (table) => room.querySelectorAll(".at-table").forEach((each) => each.classList.toggle("is-over", each === table));

  const lift = () => {
    held.dragged = true;
    held.sitter.setPointerCapture(held.id);
    held.sitter.classList.add("is-dragged");
    // Whom they sat with before is marked, so that one sees what it costs before letting go.
    const met = new Set(held.sitter.dataset.met.split(" "));
    sitters.forEach((each) => each.classList.toggle("is-met", met.has(each.dataset.number)));
  };

  const drop = () => {
    clearTimeout(held?.timer);
    held?.sitter.classList.remove("is-dragged");
    held?.sitter.style.removeProperty("translate");
    sitters.forEach((each) => each.classList.remove("is-met"));
    over(null);
    held = null;
  };

  const follow = (event) => {
    held.sitter.style.translate = `${event.clientX - held.x + scrollX - held.left}px ${event.clientY - held.y + scrollY - held.top}px`;
    over(tableAt(event.clientX, event.clientY));
    const edge = 60; // a table below the screen comes nearer
    if (event.clientY > innerHeight - edge) scrollBy(0, 12);
    else if (event.clientY < edge) scrollBy(0, -12);
  };

  room.addEventListener("contextmenu", (event) => held && event.preventDefault()); // a long press on a link has a menu
  room.addEventListener("click", (event) => {
    if (dragged && event.detail) event.preventDefault();
    dragged = false;
  }, { capture: true });

  room.addEventListener("pointerdown", (event) => {
    const sitter = event.target.closest(".sitter");
    dragged = false;
    if (!sitter || event.button || held) return;
    held = { sitter, id: event.pointerId, x: event.clientX, y: event.clientY, left: scrollX, top: scrollY, dragged: false };
    if (event.pointerType === "touch") held.timer = setTimeout(lift, RESTS);
  });
  room.addEventListener("pointermove", (event) => {
    if (held?.id !== event.pointerId) return;
    const far = Math.hypot(event.clientX - held.x, event.clientY - held.y) > MOVES;
    if (!held.dragged && far) {
      if (event.pointerType === "touch") return drop();
      lift();
    }
    if (held.dragged) follow(event);
  });
  room.addEventListener("touchmove", (event) => held?.dragged && event.preventDefault(), { passive: false });
  room.addEventListener("pointercancel", drop);
  room.addEventListener("pointerup", (event) => {
    if (held?.id !== event.pointerId) return;
    const { sitter } = held;
    dragged = held.dragged;
    const table = dragged ? tableAt(event.clientX, event.clientY) : null;
    drop();
    if (!table || table.contains(sitter)) return;
    form.elements.visit.value = sitter.dataset.visit;
    form.elements.table.value = table.dataset.table;
    form.requestSubmit();
  });
})();
