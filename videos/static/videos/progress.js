// Follows a part while it is being cut; the page itself tells how it ended.
"use strict";

const bar = document.querySelector("[data-progress] progress");

async function follow() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    const state = await answer.json();
    bar.value = state.percent;
    if (state.status === "ready" || state.status === "failed") {
      location.reload();
      return;
    }
    setTimeout(follow, 1000);
  } catch {
    // The network or the site is away for a moment: ask again, less often.
    setTimeout(follow, 5000);
  }
}

if (bar) setTimeout(follow, 1000);
