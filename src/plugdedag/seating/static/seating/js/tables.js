/* With a mouse a name can be dragged to another table. It fills in the form that tapping fills in too, and sends it. */
(() => {
  const room = document.getElementById("tables");
  const form = room && document.getElementById(room.dataset.moves);
  if (!form) return;
  const sitters = [...room.querySelectorAll(".sitter")];
  let dragged = null;

  const clear = () => {
    dragged?.classList.remove("is-dragged");
    sitters.forEach((each) => each.classList.remove("is-met"));
    room.querySelectorAll(".is-over").forEach((each) => each.classList.remove("is-over"));
    dragged = null;
  };
  const over = (event) => dragged && event.target.closest?.(".at-table");

  room.addEventListener("dragstart", (event) => {
    dragged = event.target.closest(".sitter");
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.textContent);
    dragged.classList.add("is-dragged");
    // Whom they sat with before is marked, so that one sees what it costs before letting go.
    const met = new Set(dragged.dataset.met.split(" "));
    sitters.forEach((each) => each.classList.toggle("is-met", met.has(each.dataset.number)));
  });
  room.addEventListener("dragend", clear);
  room.addEventListener("dragover", (event) => {
    const table = over(event);
    if (table) event.preventDefault();
    room.querySelectorAll(".at-table").forEach((each) => each.classList.toggle("is-over", each === table));
  });
  room.addEventListener("drop", (event) => {
    const table = over(event);
    if (!table) return;
    event.preventDefault();
    const stays = table.contains(dragged);
    form.elements.visit.value = dragged.dataset.visit;
    form.elements.table.value = table.dataset.table;
    clear();
    if (!stays) form.requestSubmit();
  });
})();
