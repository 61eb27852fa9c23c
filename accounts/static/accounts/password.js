// Beside the field of a new password: which parts of the rule are met, and a button that shows what was typed.
// The server judges by the same Unicode categories (accounts/validators.py); this only says so earlier.
(() => {
  "use strict";

  const PAUSE = 900;
  const TESTS = {
    length: (typed, least) => Array.from(typed).length >= least,
    upper: (typed) => /[\p{Lu}\p{Lt}]/u.test(typed),
    lower: (typed) => /\p{Ll}/u.test(typed),
    digit: (typed) => /\p{Nd}/u.test(typed),
    symbol: (typed) => /[\p{P}\p{S}]/u.test(typed),
    spaces: (typed) => typed !== "" && !/[\p{Z}\t-\r\x1c-\x1f\x85]/u.test(typed),
  };

  function make(name, attributes, text) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    if (text) made.textContent = text;
    return made;
  }

  function accompany(input) {
    const words = JSON.parse(input.dataset.passwordRule);
    const help = document.getElementById(`${input.id}_helptext`);
    const list = make("ul", { class: "password-rule" });
    const parts = Object.entries(words.parts).filter(([key]) => key in TESTS).map(([key, label]) => {
      const item = make("li", {});
      const mark = make("span", { "aria-hidden": "true", class: "password-rule__mark" });
      const state = make("span", { class: "visually-hidden" });
      item.append(mark, label, state);
      list.append(item);
      return { key, label, item, mark, state };
    });
    if (!parts.length) return;

    const said = make("p", { class: "visually-hidden", role: "status" });
    const button = make("button", { type: "button", class: "button-link", "aria-controls": input.id }, words.show);
    const below = make("p", { class: "password-rule__show" });
    below.append(button);
    if (help) {
      help.textContent = words.advice;
      help.before(list);
    } else {
      input.before(list);
    }
    input.after(below, said);

    const show = (visible) => {
      input.type = visible ? "text" : "password";
      button.textContent = visible ? words.hide : words.show;
    };
    button.addEventListener("click", () => show(input.type === "password"));
    if (input.form) input.form.addEventListener("submit", () => show(false));

    let waiting;
    const judge = () => {
      const missing = parts.filter((part) => {
        const met = TESTS[part.key](input.value, words.min);
        part.item.classList.toggle("password-rule__met", met);
        part.mark.textContent = met ? "✓" : "○";
        part.state.textContent = ` – ${met ? words.met : words.missing}`;
        return !met;
      });
      return missing.length
        ? words.left.replace("%(parts)s", missing.map((part) => part.label).join(", "))
        : words.done;
    };
    // Said after a pause in typing, and only when it has changed: a screen reader is not to be talked over.
    input.addEventListener("input", () => {
      const now = judge();
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const text = input.value ? now : "";
        if (said.textContent !== text) said.textContent = text;
      }, PAUSE);
    });
    judge();
  }

  document.querySelectorAll("input[data-password-rule]").forEach(accompany);
})();
