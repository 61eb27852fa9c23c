"use strict";
// Keeps the state of a video's renditions current in the library's edit page, until the work is over.
(() => {
  const panel = document.querySelector("[data-video-state]");
  if (!panel) return;
  const refresh = async () => {
    if (!panel.querySelector("[data-working]")) return;
    const response = await fetch(panel.dataset.videoState);
    if (response.ok) panel.innerHTML = await response.text();
    setTimeout(refresh, 2000);
  };
  setTimeout(refresh, 2000);
})();
