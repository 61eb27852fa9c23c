"use strict";
// Keeps the state of a video's renditions current in the library's edit page, until the work is over.
(() => {
  const panel = document.querySelector("[data-video-state]");
  if (!panel) return;
  const refresh = async () => {
    if (!panel.querySelector("[data-working]")) return;
    let wait = 2000;
    try {
      const response = await fetch(panel.dataset.videoState);
      if (!response.ok) throw new Error(String(response.status));
      panel.innerHTML = await response.text();
    } catch {
      // The network or the site is away for a moment: ask again, less often.
      wait = 5000;
    }
    setTimeout(refresh, wait);
  };
  setTimeout(refresh, 2000);
})();
