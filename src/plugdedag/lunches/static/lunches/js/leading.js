/* A page that is no part of the lunch (a fault, a lapsed session) never takes the place of the buttons. */
document.addEventListener("htmx:beforeSwap", (event) => {
  if (/<html[\s>]/i.test(event.detail.xhr.responseText)) event.detail.shouldSwap = false;
});
