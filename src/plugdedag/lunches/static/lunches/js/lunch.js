/* What htmx cannot say by itself: that the connection is gone, while every word is still in the form. */
(() => {
  const note = () => document.querySelector(".add__lost");
  const tell = (lost) => { const words = note(); if (words) words.hidden = !lost; };
  const isForm = (event) => event.detail.elt?.closest?.("#add");

  document.addEventListener("htmx:beforeRequest", (event) => { if (isForm(event)) tell(false); });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, (event) => { if (isForm(event)) tell(true); });
  }
  // A page that is no part of the lunch (a fault, a lapsed session) never takes the place of the form or the list.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const page = /<html[\s>]/i.test(event.detail.xhr.responseText);
    if (!page) return;
    event.detail.shouldSwap = false;
    if (isForm(event)) tell(true);
  });
})();
