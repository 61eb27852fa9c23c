// Fills the in and out points from the player, draws the chosen span and says its length on the button.
"use strict";

for (const form of document.querySelectorAll("form[data-cut]")) {
  const player = document.getElementById(form.dataset.cut);
  const rate = Number(form.dataset.rateNum) / Number(form.dataset.rateDen);
  const inPoint = form.elements.in_point;
  const outPoint = form.elements.out_point;
  if (!player || !inPoint || !outPoint || !(rate > 0)) continue;

  const nominal = Math.max(1, Math.round(rate));
  const end = toFrame(form.dataset.end);
  const bar = form.querySelector("[data-cut-bar]");
  const span = form.querySelector("[data-cut-span]");
  const submit = form.querySelector("[data-cut-submit]");
  const plain = submit.textContent;

  function toFrame(text) {
    const parts = /^\s*(\d{1,2}):(\d{2}):(\d{2}):(\d{2,3})\s*$/.exec(text);
    if (!parts) return null;
    const [hours, minutes, seconds, frames] = parts.slice(1).map(Number);
    if (minutes > 59 || seconds > 59 || frames >= nominal) return null;
    return ((hours * 60 + minutes) * 60 + seconds) * nominal + frames;
  }

  function toTimecode(frame) {
    const seconds = Math.floor(frame / nominal);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frame % nominal];
    return parts.map((part) => String(part).padStart(2, "0")).join(":");
  }

  // The frame on screen. A paused player may report a time a hair before the frame's own.
  function shownFrame() {
    return player.ended ? end : Math.min(end, Math.floor(player.currentTime * rate + 0.01));
  }

  function show() {
    const first = toFrame(inPoint.value);
    const after = toFrame(outPoint.value);
    const chosen = first !== null && after !== null && first < after && after <= end;
    span.hidden = !chosen;
    submit.textContent = chosen ? submit.dataset.cutSubmit.replace("%(length)s", toTimecode(after - first)) : plain;
    if (chosen) {
      span.style.left = `${(100 * first) / end}%`;
      span.style.width = `${(100 * (after - first)) / end}%`;
    }
  }

  for (const button of form.querySelectorAll("[data-cut-set]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      document.getElementById(button.dataset.cutSet).value = toTimecode(shownFrame());
      show();
    });
  }
  bar.hidden = !end;
  form.addEventListener("input", show);
  show();
}
