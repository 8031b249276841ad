/* Passkeys. A form that asks for one is there only where this browser can have one on this hostname; without it the
   mailed code does the same. The browser's answer travels in the form itself, so what comes back is an ordinary page. */
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (keys) => keys?.map((key) => ({ ...key, id: bytes(key.id) }));

  const question = (said) => {
    const asked = { ...said, challenge: bytes(said.challenge) };
    if (said.user) asked.user = { ...said.user, id: bytes(said.user.id) };
    if (said.excludeCredentials) asked.excludeCredentials = named(said.excludeCredentials);
    if (said.allowCredentials) asked.allowCredentials = named(said.allowCredentials);
    return asked;
  };
  const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const answer = (made) => JSON.stringify({
    id: made.id, rawId: text(made.rawId), type: made.type,
    clientExtensionResults: {},
    response: Object.fromEntries(PARTS.filter((part) => made.response[part]).map((part) => [part, text(made.response[part])])),
  });

  const tell = (form, what) => {
    for (const words of form.querySelectorAll("[data-passkey-says]")) words.hidden = words.dataset.passkeySays !== what;
  };

  const send = async (form) => {
    if (form.elements.answer.value) return form.submit(); // made before: only the name had to be mended
    tell(form, "");
    const asked = await fetch(form.dataset.question, { method: "POST", body: new FormData(form) });
    if (asked.redirected) return location.assign(asked.url);
    const publicKey = question(await asked.json());
    form.elements.answer.value = answer(await navigator.credentials[form.dataset.passkey]({ publicKey }));
    return form.submit();
  };

  for (const form of document.querySelectorAll(`[data-passkey][data-host="${location.hostname}"]`)) {
    form.hidden = false;
    for (const words of document.querySelectorAll("[data-passkey-not]")) words.hidden = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form).catch((error) => tell(form, error.name === "InvalidStateError" ? "twice" : "lost"));
    });
  }
  for (const offer of document.querySelectorAll(`[data-passkey-offer="${location.hostname}"]`)) {
    PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().then((can) => { offer.hidden = !can; });
  }
})();
