/* The reader with a script: a claim's words light up, selected words can become a claim, n and p go through what joins the columns.
   Without it every one of these is a link. */

/** The code point at a place in the document: pieces know where they begin, and no piece has a character that is shown as several. */
function codePoint(node, offset) {
  const at = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const piece = at.closest("[data-at]");
  if (!piece) return null;
  const start = Number(piece.dataset.at);
  const range = document.createRange();
  range.selectNodeContents(piece);
  range.setEnd(node, offset);
  const before = range.toString();
  if (piece.querySelector(".odd")) return start + (before ? 1 : 0);
  return start + [...before].length;
}

/** Begin and end of what is selected within one text, in code points; null where it is not all in one. */
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const text = closest(range.commonAncestorContainer, ".text");
  if (!text) return null;
  const pieces = [...text.querySelectorAll("[data-at]")].filter((piece) => range.intersectsNode(piece));
  if (!pieces.length) return null;
  const start = pieces[0].contains(range.startContainer)
    ? codePoint(range.startContainer, range.startOffset)
    : Number(pieces[0].dataset.at);
  const last = pieces[pieces.length - 1];
  const end = last.contains(range.endContainer) ? codePoint(range.endContainer, range.endOffset) : after(last);
  const report = closest(text, "[data-report]").dataset.report;
  return start !== null && end !== null && start < end ? { report, start, end, box: range.getBoundingClientRect() } : null;
}

function after(piece) {
  return Number(piece.dataset.at) + (piece.querySelector(".odd") ? 1 : [...piece.textContent].length);
}

function closest(node, selector) {
  return (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(selector) ?? null;
}

/** Lights up every piece of some things under a name of the style sheet. */
function light(name, ids, root = document) {
  if (!CSS.highlights) return;
  const ranges = [];
  for (const id of ids) {
    for (const piece of root.querySelectorAll(`.text :is(.whole, .shared)[data-of~="${CSS.escape(id)}"]`)) {
      const range = document.createRange();
      range.selectNodeContents(piece);
      ranges.push(range);
    }
  }
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

function claims(reader) {
  const panel = reader.querySelector(".panel");
  if (!panel) return;
  const show = (id, move) => {
    for (const each of panel.querySelectorAll(".on")) each.classList.remove("on");
    const about = document.getElementById(`about-${id}`);
    if (!about) return;
    about.classList.add("on");
    if (move && getComputedStyle(panel).overflowY === "auto") {
      panel.scrollTo({ top: about.offsetTop - panel.offsetTop - 24 });
    }
    light("claim", [id]);
  };
  reader.addEventListener("click", (event) => {
    const flag = event.target.closest(".text .flag");
    const about = event.target.closest(".abouts > li");
    if (flag) show(flag.id, true);
    else if (about && !event.target.closest("a:not(.number)")) show(about.dataset.claim, false);
    else if (!event.target.closest("a, button, input") && getSelection().isCollapsed) {
      const word = event.target.closest(".text .claims");
      if (word && reader.querySelector("#layer-claims").checked) show(word.dataset.of.split(" ")[0], true);
    }
  });
  panel.addEventListener("pointerover", (event) => {
    const about = event.target.closest(".abouts > li");
    if (about) light("claim", [about.dataset.claim]);
  });
  const named = () => {
    const id = decodeURIComponent(location.hash.slice(1)).replace(/^about-/, "");
    if (id && document.getElementById(`about-${id}`)) show(id, true);
    else if (id === "at") {
      const whole = reader.querySelector(".text [data-at]:has(.lit) .whole");
      if (whole) show(whole.dataset.of.split(" ")[0], true);
    }
  };
  addEventListener("hashchange", named);
  named();
}

function adding(reader) {
  if (!reader.hasAttribute("data-edit")) return;
  const hint = reader.querySelector(".adding");
  if (hint) hint.hidden = false;
  const link = document.createElement("a");
  link.className = "adding-here";
  link.textContent = "Add a claim here";
  let due = 0;
  const place = () => {
    const found = selected();
    if (!found) {
      link.remove();
      return;
    }
    const query = new URLSearchParams({ report: found.report, start: found.start, end: found.end });
    link.href = `/claims/new?${query}`;
    document.body.append(link);
    link.style.left = `${Math.max(8, Math.min(found.box.left + scrollX, scrollX + innerWidth - link.offsetWidth - 8))}px`;
    link.style.top = `${found.box.bottom + scrollY + 8}px`;
  };
  document.addEventListener("selectionchange", () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(place);
  });
}

function layers(reader) {
  const form = reader.querySelector(".layers");
  if (!form || !form.querySelector("[name=layer]")) return;
  form.addEventListener("change", () => {
    const here = new URL(location.href);
    here.searchParams.delete("layer");
    const on = [...form.querySelectorAll(":checked")].map((box) => box.value);
    for (const layer of on.length ? on : ["none"]) here.searchParams.append("layer", layer);
    history.replaceState(null, "", here);
  });
}

function joined(reader) {
  const flags = [...reader.querySelectorAll(".column .flag")];
  if (!flags.length) return;
  const keys = [...new Set(flags.map((flag) => flag.id.split("-")[0]))];
  const said = reader.querySelector(".keys-said");
  if (said) said.hidden = false;
  let now = -1;
  const show = (key, except) => {
    now = keys.indexOf(key);
    light("joint", [key], reader);
    for (const flag of flags) flag.classList.toggle("on", flag.id.split("-")[0] === key);
    for (const column of reader.querySelectorAll(".column")) {
      const flag = column.querySelector(`.flag[id^="${key}-"]`);
      if (flag && column !== except) centred(column, flag);
    }
  };
  reader.addEventListener("click", (event) => {
    const flag = event.target.closest(".column .flag, .joints .number, .joints .key");
    if (!flag) return;
    event.preventDefault();
    const key = flag.hash.slice(1).split("-")[0];
    history.replaceState(null, "", flag.hash);
    show(key, flag.closest(".column"));
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const step = { n: 1, p: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    show(keys[(Math.max(now, step < 0 ? 0 : -1) + step + keys.length) % keys.length]);
  });
  const hash = location.hash.slice(1).split("-")[0];
  if (keys.includes(hash)) show(hash);
}

/** Brings a flag into view within its column, or within the page where columns stand one under another. */
function centred(column, flag) {
  if (getComputedStyle(column).overflowY !== "auto") {
    flag.scrollIntoView({ block: "center" });
    return;
  }
  const by = flag.getBoundingClientRect().top - column.getBoundingClientRect().top;
  column.scrollTo({ top: column.scrollTop + by - column.clientHeight / 3 });
}

for (const reader of document.querySelectorAll(".reader")) {
  claims(reader);
  adding(reader);
  layers(reader);
  joined(reader);
}
