// "Copy the link" appears where the browser lets a page write to the clipboard, and says when it has.
(function () {
  "use strict";
  if (!navigator.clipboard) return;
  var canonical = document.querySelector("link[rel=canonical]");
  var address = canonical ? canonical.href : location.href.split("#")[0];
  document.querySelectorAll("[data-copy]").forEach(function (item) {
    var button = item.querySelector("button");
    var status = item.closest(".share").querySelector("[role=status]");
    item.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(address).then(
        function () { status.textContent = button.dataset.done; },
        function () { status.textContent = address; }
      );
    });
  });
})();
