/* The browser reads the sixty seconds aloud, where it can; else there is no button. */
(() => {
  const button = document.querySelector("[data-speak]");
  const text = document.querySelector("[data-aloud]");
  if (!button || !text || !("speechSynthesis" in window)) return;
  const show = (speaking) => {
    button.querySelector("[data-speak-start]").hidden = speaking;
    button.querySelector("[data-speak-stop]").hidden = !speaking;
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (window.speechSynthesis.speaking) {
      window.speechSynthesis.cancel();
      show(false);
      return;
    }
    const parts = [...text.querySelectorAll("h3, p, li")];
    parts.forEach((part, number) => {
      const words = new SpeechSynthesisUtterance(part.textContent);
      words.lang = document.documentElement.lang;
      if (number === parts.length - 1) words.onend = () => show(false);
      window.speechSynthesis.speak(words);
    });
    show(true);
  });
  window.addEventListener("pagehide", () => window.speechSynthesis.cancel());
})();
