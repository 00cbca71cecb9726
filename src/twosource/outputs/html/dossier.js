// Lights up every piece of the claim the address names, and the word that names its event; all else works without this script.
"use strict";
(() => {
  const lit = () => {
    document.querySelectorAll(".on, .hot").forEach((e) => e.classList.remove("on", "hot"));
    const id = decodeURIComponent(location.hash.slice(1));
    const at = id && document.getElementById(id);
    if (!at) return;
    for (let e = at.parentElement; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    if (!at.classList.contains("at")) return;
    const key = CSS.escape(id);
    const pieces = document.querySelectorAll(`[data-c~="${key}"]`);
    pieces.forEach((e) => e.classList.add("on"));
    document.querySelectorAll(`[data-t~="${key}"]`).forEach((e) => e.classList.add("hot"));
    if (pieces.length) pieces[0].scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", lit);
  lit();
})();
