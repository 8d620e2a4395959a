// A formula that is wider than its place scrolls, and so the keyboard has to reach it. Others are no
// stop: a chapter has hundreds.
"use strict";

function reachWideFormulas() {
  for (const formula of document.querySelectorAll('mjx-container[display="true"]')) {
    if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
    else formula.removeAttribute("tabindex");
  }
}

document.fonts.ready.then(reachWideFormulas);
window.addEventListener("resize", reachWideFormulas);
