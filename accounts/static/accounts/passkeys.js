/* Passkeys: asks the browser to make one or to show one, and hands what it answers to the form.
   Forms appear only where the browser can; what is written instead disappears. */
(function () {
  "use strict";

  const browser = window.webauthnJSON;
  if (!browser || !browser.supported()) return;

  async function options(form) {
    if (form.dataset.passkeyOptions) {
      return JSON.parse(document.getElementById(form.dataset.passkeyOptions).textContent);
    }
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
    return answer.json();
  }

  async function ask(form) {
    const wishes = await options(form);
    return wishes.creation_options ? browser.create(wishes.creation_options) : browser.get(wishes.request_options);
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const problem = form.querySelector("[data-passkey-problem]");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      problem.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(await ask(form));
      } catch (error) {
        problem.hidden = false;
        return;
      }
      form.submit();
    });
  }
  for (const notice of document.querySelectorAll("[data-passkey-missing]")) notice.hidden = true;
})();
