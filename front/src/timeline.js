// The timeline: a bar as long as the days the words allow, zoom and pan, lanes by report or by who takes part.
import { bdi, buttons, choice, cut, fitted, html, link, local, start, strip, svg, wide } from "./paper.js";
import { crowded, day, ticks } from "./days.js";
import { sign } from "./shapes.js";

const ROW = 26;
const AXIS = 26;
const DOT = 14; // pixels under which the days of a bar are drawn as its sign alone
const EDGE = 10;
const LANES = 24; // lanes drawn; those with most marks

function span(from, to) {
  return from && to ? [day(from), day(to) + 1] : null;
}

function timed(mark) {
  const tellings = mark.tellings.map((telling) => ({ ...telling, span: span(telling.from, telling.to) }));
  return { ...mark, tellings, span: span(mark.from, mark.to), unsure: /[?~%]/.test(mark.edtf ?? "") };
}

function apart(marks, states) {
  const item = (mark) => html("a", { href: local(mark.href), title: name(mark, states) }, glyph(mark.state), " ", bdi(mark.label));
  return html("div", { class: "apart" }, strip("Date not stated", marks.map(item)));
}

const glyph = (state) =>
  html("span", { "aria-hidden": "true" }, svg("svg", { width: 14, height: 14, viewBox: "-7 -7 14 14", class: "glyph" }, sign(state, 0, 0, 4.5)));

function name(mark, states) {
  const told = [...new Set(mark.tellings.map((telling) => telling.source))].join(", ");
  const differing = mark.differing.length ? ` (${mark.differing.join(", ")})` : "";
  return `${mark.words || "date not stated"}: ${mark.label}; ${states[mark.state]}${differing}; told by ${told}`;
}

class Timeline {
  constructor(stage, marks, states) {
    Object.assign(this, { marks, states, lanes: "none", width: 0 });
    const spans = marks.flatMap((mark) => [mark.span, ...mark.tellings.map((telling) => telling.span).filter(Boolean)]);
    this.limits = padded([Math.min(...spans.map((s) => s[0])), Math.max(...spans.map((s) => s[1]))]);
    this.home = padded(crowded(spans));
    this.view = [...this.home];
    this.axis = svg("svg", { class: "axis", "aria-hidden": "true" });
    this.field = svg("svg", { class: "field", role: "group", "aria-label": "Events by date" });
    this.box = html("div", {
      class: "plot", tabindex: "0", role: "group", "aria-keyshortcuts": "+ - 0 ArrowLeft ArrowRight",
      "aria-label": "Timeline: plus and minus zoom, arrow keys move, 0 shows all",
    }, this.axis, html("div", { class: "rows" }, this.field));
    stage.append(this.bar(), this.box);
    this.listen();
    fitted(this.box, (width) => { this.width = width; this.draw(); });
  }

  bar() {
    this.said = html("output", { class: "range" });
    const lanes = [["none", "none"], ["source", "by report"], ["actor", "by who takes part"]];
    const choose = choice("Lanes", lanes.filter(([lane]) => lane !== "actor" || this.marks.some((m) => m.actors.length)), (lane) => {
      this.lanes = lane;
      this.draw();
    });
    const laned = this.marks.some((mark) => mark.tellings.length > 1 || mark.actors.length);
    return html("div", { class: "bar" },
      buttons("Zoom and move",
        ["−", "Zoom out", () => this.zoom(2)], ["+", "Zoom in", () => this.zoom(0.5)],
        ["←", "Earlier", () => this.pan(-0.25)], ["→", "Later", () => this.pan(0.25)],
        ["All", "Show all dates", () => this.show(this.limits)]),
      laned ? choose : "", this.said);
  }

  listen() {
    const keys = {
      "+": () => this.zoom(0.5), "=": () => this.zoom(0.5), "-": () => this.zoom(2), 0: () => this.show(this.limits),
      ArrowLeft: () => this.pan(-0.15), ArrowRight: () => this.pan(0.15),
    };
    this.box.addEventListener("keydown", (event) => {
      const act = !event.ctrlKey && !event.metaKey && !event.altKey && keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
    this.box.addEventListener("wheel", (event) => {
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
      if (!sideways && !event.ctrlKey && !this.box.contains(document.activeElement)) return;
      event.preventDefault();
      if (sideways) this.pan((event.deltaX || event.deltaY) / this.width);
      else this.zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.006), this.day(event.clientX - this.box.getBoundingClientRect().left));
    }, { passive: false });
    this.drag();
  }

  drag() {
    let held = null;
    this.box.addEventListener("pointerdown", (event) => { if (event.button === 0) held = { x: event.clientX, moved: false }; });
    this.box.addEventListener("pointermove", (event) => {
      if (!held || !(event.buttons & 1)) return;
      if (!held.moved && Math.abs(event.clientX - held.x) < 5) return;
      if (!held.moved) this.box.setPointerCapture(event.pointerId);
      this.pan((held.x - event.clientX) / this.width);
      Object.assign(held, { x: event.clientX, moved: true });
    });
    this.box.addEventListener("click", (event) => {
      if (held?.moved) event.preventDefault();
      held = null;
    }, true);
    this.box.addEventListener("dragstart", (event) => event.preventDefault());
  }

  x(at) { return EDGE + ((at - this.view[0]) / (this.view[1] - this.view[0])) * (this.width - 2 * EDGE); }

  day(x) { return this.view[0] + ((x - EDGE) / (this.width - 2 * EDGE)) * (this.view[1] - this.view[0]); }

  zoom(factor, around = (this.view[0] + this.view[1]) / 2) {
    const [from, to] = this.view;
    const length = Math.max(3, Math.min((to - from) * factor, 1.2 * (this.limits[1] - this.limits[0])));
    const share = (around - from) / (to - from);
    this.show([around - share * length, around + (1 - share) * length]);
  }

  pan(share) {
    const by = share * (this.view[1] - this.view[0]);
    this.show([this.view[0] + by, this.view[1] + by]);
  }

  show([from, to]) {
    const length = to - from;
    const middle = Math.max(this.limits[0], Math.min((from + to) / 2, this.limits[1]));
    this.view = [middle - length / 2, middle + length / 2];
    this.draw();
  }

  draw() {
    const focused = this.box.contains(document.activeElement) ? document.activeElement.dataset?.mark : null;
    const grid = ticks(this.view[0], this.view[1], Math.max(2, Math.floor(this.width / 92)));
    let y = 4;
    const parts = [];
    const hidden = { before: 0, after: 0 };
    for (const lane of this.laned()) {
      const rows = this.rows(lane.marks, hidden);
      const without = lane.marks.filter((mark) => !mark.span);
      if (!rows.length && !without.length) continue;
      if (lane.name) {
        parts.push(svg("line", { class: "between", x1: 0, x2: this.width, y1: y + 1, y2: y + 1 }));
        parts.push(svg("text", { class: "lane", x: 2, y: y + 16 }, cut(lane.name, this.width - 8, 12)));
        y += 22;
      }
      for (const row of rows) {
        for (const placed of row) parts.push(this.mark(placed, y + ROW / 2, lane.name));
        y += ROW;
      }
      y = this.without(without, y, lane.name, parts) + (lane.name ? 6 : 0);
    }
    const height = Math.max(y + 4, 2 * ROW);
    const lines = grid.map(([at]) => svg("line", { class: "tick", x1: this.x(at), x2: this.x(at), y1: 0, y2: height }));
    resize(this.axis, this.width, AXIS).replaceChildren(...grid.map((tick) => this.tick(tick)));
    resize(this.field, this.width, height).replaceChildren(...lines, ...parts);
    this.said.textContent = outside(hidden);
    if (focused) this.field.querySelector(`[data-mark="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  /** The marks of a lane that its report does not date, one after another below the dated ones; the new height. */
  without(marks, y, lane, parts) {
    if (!marks.length) return y;
    const head = "date not stated:";
    parts.push(svg("text", { class: "none", x: 12, y: y + ROW / 2 + 4.5 }, head));
    let x = 12 + wide(head, 12) + 14;
    for (const mark of marks) {
      const words = cut(mark.label, Math.min(300, this.width - 60));
      const room = wide(words) + 30;
      if (x + room > this.width && x > 20) [x, y] = [20, y + ROW];
      parts.push(link(mark.href, `${lane}: ${name(mark, this.states)}`, { class: "mark", "data-mark": `${lane}-${mark.id}` },
        sign(mark.state, x, y + ROW / 2, 4.5), svg("text", { class: "label", "aria-hidden": "true", x: x + 9, y: y + ROW / 2 + 4.5 }, words)));
      x += room;
    }
    return y + ROW;
  }

  tick([at, words]) {
    const x = this.x(at);
    const anchor = x < 40 ? "start" : x > this.width - 40 ? "end" : "middle";
    return svg("text", { x: Math.max(2, Math.min(x, this.width - 2)), y: 17, "text-anchor": anchor }, words);
  }

  /** Lanes with their marks; in a report's lane an event stands where that report dates it, and apart where it gives no date. */
  laned() {
    if (this.lanes === "none") return [{ name: "", marks: this.marks }];
    const lanes = new Map();
    const put = (name, mark) => lanes.set(name, [...(lanes.get(name) ?? []), mark]);
    for (const mark of this.marks) {
      if (this.lanes === "actor") for (const actor of mark.actors.length ? mark.actors : ["nobody named"]) put(actor, mark);
      else for (const telling of mark.tellings) {
        put(telling.source, { ...mark, span: telling.span, words: telling.words, href: telling.href ?? mark.href, tellings: [telling] });
      }
    }
    return [...lanes].map(([name, marks]) => ({ name, marks })).sort((a, b) => b.marks.length - a.marks.length).slice(0, LANES);
  }

  /** The marks that are in view, each with its place, in as few rows as hold them apart. */
  rows(marks, hidden) {
    const rows = [];
    for (const mark of marks.filter((each) => each.span).sort((a, b) => a.span[0] - b.span[0])) {
      const others = this.lanes === "source" ? [] : elsewhere(mark);
      const spans = [mark.span, ...others.map((telling) => telling.span)].map(([a, b]) => [this.x(a), this.x(b)]);
      const [first, last] = [Math.min(...spans.map((s) => s[0])), Math.max(...spans.map((s) => s[1]))];
      if (last < 0) { hidden.before += 1; continue; }
      if (first > this.width) { hidden.after += 1; continue; }
      const placed = this.place(mark, others, first, last);
      const row = rows.find((each) => each.every((other) => other.to + 10 < placed.from || placed.to + 10 < other.from));
      if (row) row.push(placed);
      else rows.push([placed]);
    }
    return rows;
  }

  /** Where a mark's words go: right of it, left of it, or cut to the wider side; inside a bar that fills the view. */
  place(mark, others, first, last) {
    const words = cut(mark.label, Math.min(340, this.width * 0.62));
    const room = wide(words) + 18;
    const [from, to] = [Math.max(first, 2), Math.min(last, this.width - 2)];
    if (to + 8 + room <= this.width) return { mark, others, words, at: to + 8, from: from - 6, to: to + 8 + room };
    if (from - 8 - room >= 0) return { mark, others, words, at: from - 8 - room, left: true, from: from - 8 - room, to: to + 6 };
    const [left, right] = [from - 8, this.width - to - 8];
    if (to - from > Math.max(left, right)) return { mark, others, words: cut(mark.label, to - from - 26), at: from + 4, from, to };
    const least = cut(mark.label, Math.max(left, right) - 20);
    const at = right >= left ? to + 8 : from - 8 - wide(least) - 18;
    return { mark, others, words: least, at, left: right < left, from: Math.min(from - 6, at), to: Math.max(to + 6, at + wide(least) + 18) };
  }

  mark({ mark, others, words, at, left }, y, lane) {
    const [x0, x1] = mark.span.map((each) => this.x(each));
    const parts = others.map((telling) => this.other(telling, mark, y));
    const dot = x1 - x0 < DOT;
    const onDay = dot || mark.span[1] - mark.span[0] === 1;
    if (!dot) {
      const [left, right] = [Math.max(x0, -20), Math.min(x1, this.width + 20)];
      parts.push(svg("rect", { class: mark.unsure ? "days unsure" : "days", x: left, y: y - 8, width: right - left, height: 16, rx: 4 }));
    }
    parts.push(sign(mark.state, onDay ? (x0 + x1) / 2 : left ? at + wide(words) + 10 : at + 6, y, 5));
    const from = at + (onDay && !left ? 2 : onDay ? 10 : left ? 0 : 16);
    parts.push(svg("text", { class: "label", "aria-hidden": "true", x: from, y: y + 4.5 }, words));
    const says = name(mark, this.states);
    return link(mark.href, lane ? `${lane}: ${says}` : says, { class: "mark", "data-mark": `${lane}-${mark.id}` }, parts);
  }

  other(telling, mark, y) {
    const [a, b] = telling.span.map((each) => this.x(each));
    const [x0, x1] = mark.span.map((each) => this.x(each));
    const ends = b < x0 ? [b, x0] : [x1, a];
    return svg("g", { class: "other" },
      svg("line", { x1: ends[0], x2: ends[1], y1: y, y2: y }),
      b - a < DOT ? sign("conflict", (a + b) / 2, y, 4) : svg("rect", { x: a, y: y - 5, width: b - a, height: 10, rx: 3 }));
  }
}

/** Where other reports date a disputed event, outside the days it is drawn at. */
function elsewhere(mark) {
  if (!mark.differing.includes("when")) return [];
  const seen = new Set();
  return mark.tellings.filter(({ span: at }) => {
    if (!at || (at[0] < mark.span[1] && mark.span[0] < at[1]) || seen.has(String(at))) return false;
    return seen.add(String(at));
  });
}

const padded = ([from, to]) => {
  const room = Math.max(1.5, 0.04 * (to - from));
  return [from - room, to + room];
};

function resize(node, width, height) {
  node.setAttribute("viewBox", `0 0 ${width} ${height}`);
  node.setAttribute("width", width);
  node.setAttribute("height", height);
  return node;
}

const outside = ({ before, after }) => [before ? `← ${before} earlier` : "", after ? `${after} later →` : ""].filter(Boolean).join(" · ");

start("timeline", (stage, { marks, states }) => {
  const all = marks.map(timed);
  const dated = all.filter((mark) => mark.span);
  const undated = all.filter((mark) => !mark.span);
  if (dated.length) new Timeline(stage, dated, states);
  if (undated.length) stage.append(apart(undated, states));
});
