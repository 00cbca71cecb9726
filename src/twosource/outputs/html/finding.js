
// The search box: shows only what holds every word asked for, in items, names and the reports' sentences. Without it all is shown.
(() => {
  const box = document.getElementById("find"), told = document.getElementById("found");
  if (!box) return;
  box.closest("[hidden]").hidden = false;
  const KINDS = [
    ["item", "#told > .item, #alone > .item, #relations > .item"],
    ["name", ".people tbody tr"],
    ["passage", ".reader .text > *, .reader .quotes li"],
    ["", "#glance > .points > li, #decisions > .points > li, #differences > .item, .matrix tbody tr:not(.group), .timeline li, .undated li"],
    ["", ".network ~ details tbody tr, #affairs li, #origins li, #left-out li, #method li, #record li, #record tbody tr"],
  ];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const marks = typeof Highlight === "function" && CSS.highlights ? new Highlight() : null;
  if (marks) CSS.highlights.set("found", marks);
  let all = null, asked = "", timer = 0;
  const gather = () => KINDS.flatMap(([kind, where]) =>
    [...document.querySelectorAll(where)].map((e) => ({ kind, e, text: fold(e.textContent) })));
  const show = (e, yes) => { if (e.hidden === yes) e.hidden = !yes; };
  const mark = (e, words) => {
    const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    for (let n = walk.nextNode(); n && marks.size < 3000; n = walk.nextNode()) {
      const text = fold(n.data);
      if (text.length !== n.data.length) continue;
      for (const word of words) for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length))
        marks.add(new StaticRange({ startContainer: n, startOffset: i, endContainer: n, endOffset: i + word.length }));
    }
  };
  const holders = () => document.querySelectorAll("main > section:not(#summary), .report, .matrix tbody, .undated, #glance > h3, #glance > p, .apart");
  const find = () => {
    const given = box.value.trim();
    if (given === asked) return;
    asked = given;
    all ||= gather();
    const words = [...fold(given).matchAll(/"([^"]+)"|\S+/g)].map((m) => m[1] || m[0].replaceAll('"', "")).filter(Boolean);
    const hits = { item: 0, name: 0, passage: 0 }, kept = new Set();
    if (marks) marks.clear();
    for (const { kind, e, text } of all) {
      const yes = words.every((word) => text.includes(word));
      show(e, yes);
      if (!yes || !words.length) continue;
      if (kind) hits[kind]++;
      if (marks && marks.size < 3000) mark(e, words);
      for (let up = e.parentElement; up && !kept.has(up); up = up.parentElement) kept.add(up);
    }
    for (const e of holders()) show(e, !words.length || (e.matches("h3, p") ? false : kept.has(e)));
    const say = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
    told.textContent = words.length ? `Only what holds “${given}” is shown: ${say(hits.item, "item")}, ${say(hits.name, "name")}, ${say(hits.passage, "passage")}.` : "";
  };
  const clear = () => { box.value = ""; find(); };
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(find, 80); });
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && document.activeElement !== box) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "Escape" && document.activeElement === box) clear();
    else if (event.key === "Enter" && document.activeElement === box) {
      find();
      const first = all && all.find(({ e, kind }) => kind && !e.hidden);
      if (asked && first) first.e.scrollIntoView({ block: "center" });
    }
  });
  addEventListener("hashchange", () => {
    const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (at && at.closest("[hidden]")) { clear(); at.scrollIntoView({ block: "center" }); }
  });
})();
