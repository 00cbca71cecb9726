// The origin tree: what reports rest on at the left, reports to the right by the day they were published, an arrow for each debt.
import { bdi, cut, fitted, html, link, local, overlap, start, svg, wide } from "./paper.js";
import { sign } from "./shapes.js";

const ROW = 48;
const HEAD = 30;

class Tree {
  constructor(stage, { stems, branches }) {
    Object.assign(this, { stems, branches });
    this.byId = new Map(stems.map((stem) => [stem.id, stem]));
    this.days = [...new Set(stems.filter((stem) => stem.report).map((stem) => stem.published ?? ""))].sort((a, b) => (a === "") - (b === "") || a.localeCompare(b));
    this.canvas = svg("svg", { class: "canvas", role: "group", "aria-label": "Reports and what they rest on" });
    this.box = html("div", { class: "plot" }, this.canvas);
    this.panel = html("section", { class: "panel", "aria-live": "polite", "aria-label": "Why this is said" });
    stage.append(this.box, this.panel);
    this.order();
    fitted(this.box, (width) => { this.width = width; this.draw(); });
  }

  /** Rows from top to bottom: each ground above the first report that rests on it, each report beneath what it derives from. */
  order() {
    const kin = new Map(this.stems.map((stem) => [stem.id, []]));
    for (const branch of this.branches) kin.get(branch.parent)?.push(branch.child);
    const left = new Set(this.stems.map((stem) => stem.id));
    const rows = [];
    const put = (id) => {
      if (!left.delete(id)) return;
      for (const { id: ground } of this.stems) {
        if (left.has(ground) && !this.byId.get(ground).report && kin.get(ground).includes(id)) { left.delete(ground); rows.push(ground); }
      }
      rows.push(id);
      for (const child of kin.get(id)) if (this.byId.get(child).report) put(child);
    };
    const derived = new Set(this.branches.filter((b) => this.byId.get(b.parent).report).map((b) => b.child));
    const reports = this.stems.filter((stem) => stem.report);
    for (const stem of [...reports.filter((s) => !derived.has(s.id)), ...reports]) put(stem.id);
    this.rows = rows.map((id) => this.byId.get(id));
  }

  draw() {
    const grounds = this.rows.filter((stem) => !stem.report);
    const narrow = this.width < 640;
    const trunk = Math.max(7, Math.min(14, (this.width * 0.16) / Math.max(1, grounds.length)));
    grounds.forEach((stem, i) => { stem.x = 14 + i * trunk; });
    const first = (grounds.length ? 14 + grounds.length * trunk : 0) + (narrow ? 22 : 110);
    const last = Math.max(first, this.width - (narrow ? Math.min(150, this.width * 0.42) : 250));
    const column = (day) => (this.days.length < 2 ? first : first + ((last - first) * this.days.indexOf(day)) / (this.days.length - 1));
    const height = HEAD + this.rows.length * ROW + 8;
    this.rows.forEach((stem, i) => {
      stem.y = HEAD + i * ROW + ROW / 2;
      if (stem.report) stem.x = column(stem.published ?? "");
    });
    this.doors();
    this.canvas.setAttribute("viewBox", `0 0 ${this.width} ${height}`);
    this.canvas.setAttribute("width", this.width);
    this.canvas.setAttribute("height", height);
    const taken = this.rows.map((stem) => ({ x: stem.x - 9, y: stem.y - 9, w: 18, h: 18 }));
    for (const stem of this.rows) stem.notes = [];
    const labels = this.rows.map((stem) => this.label(stem, taken));
    const branches = this.branches.map((branch) => this.branch(branch, taken));
    const stems = this.rows.map((stem, i) => this.stem(stem, labels[i]));
    this.canvas.replaceChildren(heads(), svg("g", { "aria-hidden": "true" }, this.calendar(column, height)),
      svg("g", {}, branches), svg("g", {}, stems));
  }

  /** Where each branch comes in: those of one report a little apart, in the order of what they come from. */
  doors() {
    for (const stem of this.rows) {
      const coming = this.branches.filter((branch) => branch.child === stem.id).sort((a, b) => this.byId.get(a.parent).x - this.byId.get(b.parent).x);
      coming.forEach((branch, i) => {
        branch.y = stem.y + (coming.length - 1 - 2 * i) * -Math.min(4, 11 / coming.length);
        branch.word = i === 0 ? branch.y - 14 : i === coming.length - 1 ? branch.y + 3 : null;
      });
    }
  }

  calendar(column, height) {
    let free = -Infinity;
    return this.days.flatMap((day) => {
      const words = this.stems.find((stem) => (stem.published ?? "") === day && stem.report).words || "not stated";
      const short = this.days.length > 1 && this.width < 640 ? words.replace(/^(\d+) (\w{3})\w* (\d+)$/, "$1 $2") : words;
      const [x, w] = [column(day), wide(short, 12)];
      const line = svg("line", { class: "tick", x1: x, x2: x, y1: HEAD - 8, y2: height });
      if (x - w / 2 < free) return [line];
      free = x + w / 2 + 8;
      return [line, svg("text", { class: "day", x: Math.min(x, this.width - w / 2 - 4), y: 16, "text-anchor": "middle" }, short)];
    });
  }

  label(stem, taken) {
    const room = this.width - stem.x - 24;
    const words = cut(stem.label, Math.max(90, stem.report ? room : Math.min(room, this.width * 0.5)));
    const w = wide(words, 13) + 4;
    const left = stem.x + 14 + w > this.width && stem.x - 14 - w > 0;
    const at = left ? stem.x - 14 : stem.x + 14;
    taken.push({ x: left ? at - w : at, y: stem.y - 8, w, h: 16 });
    return { words, at, anchor: left ? "end" : "start", room: Math.max(90, left ? stem.x - 24 : room) };
  }

  stem(stem, { words, at, anchor, room }) {
    const below = cut([...new Set(stem.notes), stem.own].filter(Boolean).join(" · "), room, 11);
    const says = stem.report ? `${stem.label}, published ${stem.words || "on a day not stated"}${stem.own ? `; a ground of its own: ${stem.own}` : ""}` : `${stem.label} (${stem.words})`;
    return svg("g", { class: stem.report ? "stem report" : "stem ground" },
      link(stem.href, says, {}, sign(stem.report ? "several" : "organization", stem.x, stem.y, stem.report ? 6 : 5),
        svg("text", { class: "label", "aria-hidden": "true", x: at, y: stem.y + 4.5, "text-anchor": anchor }, words)),
      below ? svg("text", { class: "own", "aria-hidden": "true", x: at, y: stem.y + 19, "text-anchor": anchor }, below) : null);
  }

  branch(branch, taken) {
    const [a, b] = [this.byId.get(branch.parent), this.byId.get(branch.child)];
    const d = this.path(branch, a, b);
    const says = `${b.label} ← ${a.label}, ${branch.short}: ${reason(branch)}`;
    const open = () => this.open(branch, a, b);
    const chosen = this.opened === branch;
    return svg("g", {
      class: `edge ${branch.text ? "text" : "rests"} ${chosen ? "chosen" : ""}`, role: "button", tabindex: 0, "aria-label": says, "aria-expanded": String(chosen),
      onclick: open, onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } },
    }, svg("title", {}, says), svg("path", { class: "grip", d }), svg("path", { class: "tie", d, "marker-end": branch.directed ? "url(#debt)" : null }), this.word(branch, a, b, taken));
  }

  path({ y }, a, b) {
    const r = Math.min(12, Math.abs(y - a.y) / 2);
    const down = Math.sign(y - a.y) || 1;
    if (b.x - a.x > 30) return `M${a.x} ${a.y + 7 * down}V${y - r * down}Q${a.x} ${y} ${a.x + r} ${y}H${b.x - 9}`;
    const out = Math.max(4, Math.min(a.x, b.x) - 16 - Math.min(14, Math.abs(y - a.y) / 20));
    return `M${a.x - 7} ${a.y}H${out + r}Q${out} ${a.y} ${out} ${a.y + r * down}V${y - r * down}Q${out} ${y} ${out + r} ${y}H${b.x - 9}`;
  }

  word(branch, a, b, taken) {
    const words = branch.short;
    const w = wide(words, 11);
    const room = b.x - 14 - Math.max(a.x, 4);
    const x = b.x - 16 - w;
    const box = { x, y: branch.word, w, h: 12 };
    if (branch.word === null || w > room || taken.some((other) => overlap(box, other))) {
      b.notes.push(words);
      return null;
    }
    taken.push(box);
    return svg("text", { class: "word", "aria-hidden": "true", x, y: box.y + 10 }, words);
  }

  open(branch, a, b) {
    this.opened = this.opened === branch ? null : branch;
    this.panel.replaceChildren(...(this.opened ? [html("p", {}, html("a", { href: local(b.href) }, bdi(b.label)), branch.directed ? " ← " : " – ", a.href ? html("a", { href: local(a.href) }, bdi(a.label)) : bdi(a.label)),
      html("p", {}, bdi(reason(branch)))] : []));
    this.draw();
  }
}

function reason({ basis, direction, claims, directed }) {
  const how = direction && !basis.includes(direction) ? `; ${direction}` : "";
  return `${basis}${how}${claims ? ` (for ${claims} ${claims === 1 ? "claim" : "claims"})` : ""}${directed ? "" : "; who took it from whom is not known"}`;
}

const heads = () => svg("defs", {}, svg("marker", { id: "debt", viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 10, markerHeight: 10, markerUnits: "userSpaceOnUse", orient: "auto" },
  svg("path", { class: "head", d: "M0 0.8L10 5L0 9.2Z" })));

start("tree", (stage, data) => (data.branches.length ? void new Tree(stage, data) : false));
