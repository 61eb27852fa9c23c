// Fills the in and out points from the player and the shotlist, draws the chosen span and says its length on the button.
"use strict";

// Frame numbers and SMPTE timecodes at one exact rate, as in videos/timecode.py; drop-frame is written with a semicolon.
function timecodes(numerator, denominator) {
  const nominal = Math.max(1, Math.round(numerator / denominator));
  const dropped = denominator === 1001 && numerator % 30000 === 0 && numerator <= 60000 ? numerator / 15000 : 0;

  function toFrame(text) {
    const parts = /^\s*(\d{1,2}):(\d{2}):(\d{2})([:;])(\d{2,3})\s*$/.exec(text);
    if (!parts) return null;
    const [hours, minutes, seconds, frames] = [parts[1], parts[2], parts[3], parts[5]].map(Number);
    if (minutes > 59 || seconds > 59 || frames >= nominal) return null;
    const whole = hours * 60 + minutes;
    const frame = (whole * 60 + seconds) * nominal + frames;
    if (parts[4] === ":") return frame;
    if (!dropped || (seconds === 0 && frames < dropped && minutes % 10)) return null;
    return frame - dropped * (whole - Math.floor(whole / 10));
  }

  function toTimecode(frame, drop) {
    if (drop && dropped) {
      const tens = Math.floor(frame / (nominal * 600 - dropped * 9));
      const rest = frame % (nominal * 600 - dropped * 9);
      frame += dropped * 9 * tens;
      if (rest > dropped) frame += dropped * Math.floor((rest - dropped) / (nominal * 60 - dropped));
    }
    const seconds = Math.floor(frame / nominal);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frame % nominal];
    const [hours, minutes, whole, frames] = parts.map((part) => String(part).padStart(2, "0"));
    return `${hours}:${minutes}:${whole}${drop && dropped ? ";" : ":"}${frames}`;
  }

  return { toFrame, toTimecode };
}

for (const form of document.querySelectorAll("form[data-cut]")) {
  const player = document.getElementById(form.dataset.cut);
  const numerator = Number(form.dataset.rateNum);
  const denominator = Number(form.dataset.rateDen);
  const rate = numerator / denominator;
  const end = Number(form.dataset.frames);
  const inPoint = form.elements.in_point;
  const outPoint = form.elements.out_point;
  if (!player || !inPoint || !outPoint || !(rate > 0)) continue;

  const { toFrame, toTimecode } = timecodes(numerator, denominator);
  const marking = document.querySelector("[data-cut-marking]");
  const span = marking.querySelector("[data-cut-span]");
  const head = marking.querySelector("[data-cut-head]");
  const shown = Object.fromEntries([...marking.querySelectorAll("[data-cut-shown]")].map((place) => [place.dataset.cutShown, place]));
  const submit = form.querySelector("[data-cut-submit]");
  const plain = submit.textContent;

  // The frame on screen. A paused player may report a time a hair before the frame's own.
  function shownFrame() {
    return player.ended ? end : Math.min(end, Math.floor(player.currentTime * rate + 0.01));
  }

  // To the middle of a frame, so that no rounding shows its neighbour.
  function seek(frame) {
    player.currentTime = (Math.min(Math.max(frame, 0), end - 1) + 0.5) / rate;
  }

  function show() {
    const first = toFrame(inPoint.value);
    const after = toFrame(outPoint.value);
    const chosen = first !== null && after !== null && first < after && after <= end;
    span.hidden = !chosen;
    shown.in.textContent = first === null ? "–" : inPoint.value.trim();
    shown.out.textContent = after === null ? "–" : outPoint.value.trim();
    shown.length.textContent = chosen ? toTimecode(after - first) : "–";
    submit.textContent = chosen ? submit.dataset.cutSubmit.replace("%(length)s", toTimecode(after - first)) : plain;
    if (chosen) {
      span.style.left = `${(100 * first) / end}%`;
      span.style.width = `${(100 * (after - first)) / end}%`;
    }
  }

  function follow() {
    head.style.left = `${(100 * shownFrame()) / end}%`;
  }

  function mark(point) {
    point.value = toTimecode(shownFrame(), `${inPoint.value}${outPoint.value}`.includes(";"));
    show();
  }

  const keys = {
    k: () => (player.paused || player.ended ? player.play() : player.pause()),
    j: () => seek(shownFrame() - Math.round(2 * rate)),
    l: () => seek(shownFrame() + Math.round(2 * rate)),
    ",": () => seek(shownFrame() - 1),
    ".": () => seek(shownFrame() + 1),
    i: () => mark(inPoint),
    o: () => mark(outPoint),
  };

  player.addEventListener("keydown", (event) => {
    const act = keys[event.key.toLowerCase()];
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act();
  });

  for (const button of marking.querySelectorAll("[data-cut-set]")) {
    button.addEventListener("click", () => mark(document.getElementById(button.dataset.cutSet)));
  }

  // A shot's timecodes lead to its first frame; without this script they fill the form.
  for (const link of document.querySelectorAll("[data-shot]")) {
    link.addEventListener("click", (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      seek(Number(link.dataset.shot));
      player.scrollIntoView({ block: "nearest" });
      player.focus({ preventScroll: true });
    });
  }

  for (const button of document.querySelectorAll("[data-shot-in]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      inPoint.value = button.dataset.shotIn;
      outPoint.value = button.dataset.shotOut;
      show();
      submit.focus();
    });
  }

  marking.hidden = !end;
  player.addEventListener("timeupdate", follow);
  player.addEventListener("seeking", follow);
  form.addEventListener("input", show);
  show();
  follow();
}
