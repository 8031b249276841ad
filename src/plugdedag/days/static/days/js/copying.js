/* Copies the address of one's calendar. Without this script it is selected and copied by hand. */
(() => {
  const field = document.getElementById("calendar-address");
  const button = document.getElementById("calendar-copy");
  const words = button.querySelector("span");

  field.addEventListener("focus", () => field.select());
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(field.value).then(() => { words.textContent = field.dataset.copied; }, () => field.select());
  });
})();
