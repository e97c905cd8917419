// Passkeys of staff: a form whose button asks the browser for one, and then is posted as any form. Without this script the form stays hidden, and
// the code from the authenticator opens the door as before.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** The question as the browser takes it: its names of keys as bytes. */
function question(options) {
  const key = (one) => ({ ...one, id: bytes(one.id) });
  const asked = { ...options, challenge: bytes(options.challenge) };
  if (options.user) asked.user = key(options.user);
  if (options.excludeCredentials) asked.excludeCredentials = options.excludeCredentials.map(key);
  if (options.allowCredentials) asked.allowCredentials = options.allowCredentials.map(key);
  return asked;
}

/** The answer as the server reads it. */
function answer({ id, rawId, type, response }) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].filter((part) => response[part]);
  return JSON.stringify({ id, rawId: text(rawId), type, response: Object.fromEntries(parts.map((part) => [part, text(response[part])])) });
}

const forms = window.PublicKeyCredential ? document.querySelectorAll("form[data-passkey]") : [];
if (forms.length) document.querySelectorAll("[data-without-passkey]").forEach((part) => (part.hidden = true));
for (const form of forms) {
  form.hidden = false;
  const said = form.querySelector("[role=status]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.textContent = "";
    const publicKey = question(JSON.parse(form.dataset.options));
    try {
      const made = form.dataset.passkey === "new" ? await navigator.credentials.create({ publicKey }) : await navigator.credentials.get({ publicKey });
      form.elements.credential.value = answer(made);
      form.submit();
    } catch {
      said.textContent = said.dataset.failed;
    }
  });
}
