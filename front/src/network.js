// The network: people and organizations, relations as arrows with their word, shared events as broken lines; a tie opens its sentences.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { beside } from "./labels.js";
import { bdi, choice, cut, fitted, html, link, local, overlap, start, svg, wide } from "./paper.js";
import { Pan } from "./pan.js";
import { sign } from "./shapes.js";

const TOGETHER = "together";
const KINDS = { person: "person", organization: "organization", group: "group" };
const TICKS = 320;

class Net {
  constructor(stage, { nodes, edges }, figure) {
    Object.assign(this, { nodes: nodes.map((node) => ({ ...node })), figure, without: new Set(), source: "", sure: "", from: "", to: "", undated: true });
    this.edges = edges.map((edge) => ({ ...edge, source: edge.a, target: edge.b }));
    bent(this.edges);
    this.canvas = svg("svg", { class: "canvas", role: "group", "aria-label": "People and organizations, and the ties between them" });
    this.pan = new Pan(this.canvas, "Network", 8, () => this.draw());
    this.panel = html("section", { class: "panel", "aria-live": "polite", "aria-label": "Sentences of the chosen tie" },
      html("p", { class: "hint" }, "Choose a line to read the sentences that it stands on."));
    this.said = html("output", { class: "range" });
    stage.append(this.filters(), html("div", { class: "bar" }, this.pan.buttons(), this.signs(), this.said), this.pan.box, this.panel);
    fitted(this.pan.box, (width) => this.fit(width));
  }

  signs() {
    const used = [...new Set(this.nodes.map((node) => (KINDS[node.kind] ? node.kind : "place")))];
    const words = { place: "place or other" };
    return html("span", { class: "legend" }, used.map((kind) => html("span", { class: "sign-of" },
      svg("svg", { width: 16, height: 16, viewBox: "-8 -8 16 16", class: "glyph", "aria-hidden": "true" }, sign(kind, 0, 0, 5)), ` ${words[kind] ?? kind}`)));
  }

  filters() {
    const change = (key) => (value) => { this[key] = value; this.filter(); };
    const kinds = [...new Map(this.edges.map((edge) => [edge.kind, edge.kind_words]))];
    const box = ([kind, words]) => html("label", { class: "tick" },
      html("input", { type: "checkbox", checked: true, value: kind, onchange: (event) => {
        if (event.target.checked) this.without.delete(kind);
        else this.without.add(kind);
        this.filter();
      } }), ` ${words}`);
    const told = this.edges.flatMap((edge) => edge.sentences);
    const sources = [...new Set(told.map((sentence) => sentence.source))].sort();
    const sure = [...new Set(told.map((sentence) => sentence.certainty))].sort();
    const date = (label, key) => html("label", { class: "choice" }, html("span", {}, label), html("input", { type: "date", onchange: (event) => change(key)(event.target.value) }));
    return html("form", { class: "filters", onsubmit: (event) => event.preventDefault() },
      html("fieldset", {}, html("legend", {}, "Ties"), kinds.map(box)),
      html("fieldset", {}, html("legend", {}, "Sentences"),
        choice("report", [["", "any"], ...sources.map((each) => [each, cut(each, 260)])], change("source")),
        choice("certainty", [["", "any"], ...sure.map((each) => [each, each])], change("sure")),
        date("from", "from"), date("to", "to"),
        html("label", { class: "tick" }, html("input", { type: "checkbox", checked: true, onchange: (event) => change("undated")(event.target.checked) }), " undated ones too")));
  }

  /** The sentences of an edge that pass what is chosen. */
  passing(edge) {
    return edge.sentences.filter((each) => (!this.source || each.source === this.source) && (!this.sure || each.certainty === this.sure) && this.within(each));
  }

  within({ from, to }) {
    if (!this.from && !this.to) return true;
    if (!from) return this.undated;
    return (!this.from || to >= this.from) && (!this.to || from <= this.to);
  }

  filter() {
    for (const edge of this.edges) edge.out = this.without.has(edge.kind) || this.passing(edge).length === 0;
    const tied = new Set(this.edges.filter((edge) => !edge.out).flatMap((edge) => [edge.a, edge.b]));
    for (const node of this.nodes) node.out = !tied.has(node.id);
    for (const row of this.figure.querySelectorAll("tr[data-edge]")) row.hidden = this.edges.some((edge) => edge.id === row.dataset.edge && edge.out);
    if (this.opened?.out) this.open(null);
    else if (this.opened) this.list();
    this.draw();
  }

  fit(width) {
    const height = Math.round(Math.max(360, Math.min(160 + (9000 * this.nodes.length) / width, 900)));
    this.pan.size(width, height);
    this.settle(width, height);
    this.pan.set(1, 0, 0);
  }

  /** The layout: the same at every run, since its chances are drawn from a fixed seed. */
  settle(width, height) {
    const nodes = this.nodes.map(({ id, label }) => ({ id, r: Math.max(26, Math.min(wide(label, 13), 150) / 2.4) }));
    const links = this.edges.map(({ a, b }) => ({ source: a, target: b }));
    forceSimulation(nodes)
      .force("link", forceLink(links).id((node) => node.id).distance(95).strength(0.35))
      .force("charge", forceManyBody().strength(-460))
      .force("room", forceCollide((node) => node.r).strength(0.9).iterations(2))
      .force("x", forceX().strength(0.05 * Math.min(1, height / width)))
      .force("y", forceY().strength(0.05 * Math.max(1, width / height)))
      .stop().tick(TICKS);
    const xs = nodes.map((node) => node.x);
    const ys = nodes.map((node) => node.y);
    const side = Math.min(90, width * 0.16);
    const scale = (at, all, from, to) => {
      const [least, most] = [Math.min(...all), Math.max(...all)];
      return most - least < 1 ? (from + to) / 2 : from + ((at - least) / (most - least)) * (to - from);
    };
    this.nodes.forEach((node, i) => {
      node.x = scale(nodes[i].x, xs, side, width - side);
      node.y = scale(nodes[i].y, ys, 30, height - 40);
    });
    this.byId = new Map(this.nodes.map((node) => [node.id, node]));
  }

  place({ x, y }) { return [x * this.pan.k + this.pan.x, y * this.pan.k + this.pan.y]; }

  draw() {
    const focused = this.canvas.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const [edges, nodes] = [this.edges.filter((edge) => !edge.out), this.nodes.filter((node) => !node.out)];
    const bounds = { w: this.pan.width, h: this.pan.height };
    const taken = nodes.map((node) => this.place(node)).map(([x, y]) => ({ x: x - 9, y: y - 9, w: 18, h: 18 }));
    const names = nodes.map((node) => this.name(node, taken, bounds));
    const lines = edges.map((edge) => this.line(edge, taken));
    this.canvas.replaceChildren(heads(), svg("g", {}, lines), svg("g", {}, nodes.map((node, i) => this.mark(node, names[i]))));
    const total = this.edges.length;
    this.said.textContent = edges.length < total ? `${edges.length} of ${total} ties` : `${total} ${total === 1 ? "tie" : "ties"}`;
    if (focused) this.canvas.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  name(node, taken, bounds) {
    const [x, y] = this.place(node);
    const words = cut(node.label, Math.max(120, Math.min(190, bounds.w * 0.4)));
    const w = wide(words, 13) + 4;
    const under = { x: Math.max(2, Math.min(x - w / 2, bounds.w - w - 2)), y: y + 10, w, h: 16 };
    const over = { ...under, y: y - 26 };
    const free = [under, over].find((box) => !taken.some((other) => overlap(box, other)));
    const spot = free ? { box: free, anchor: "middle", at: free.x + w / 2 } : beside({ x, y, w, h: 16, gap: 12 }, taken, bounds);
    if (spot) taken.push(spot.box);
    return spot && { ...spot, words };
  }

  mark(node, spot) {
    const [x, y] = this.place(node);
    const ties = this.edges.filter((edge) => !edge.out && (edge.a === node.id || edge.b === node.id)).length;
    return link(node.href, `${node.label}, ${node.kind}, ${ties} ${ties === 1 ? "tie" : "ties"}`, { class: "node", "data-key": `node ${node.id}` },
      sign(KINDS[node.kind] ?? "place", x, y, 7),
      spot ? svg("text", { class: "label", "aria-hidden": "true", x: spot.at, y: spot.box.y + 12.5, "text-anchor": spot.anchor }, spot.words) : null);
  }

  line(edge, taken) {
    const [a, b] = [this.byId.get(edge.a), this.byId.get(edge.b)];
    const [[x0, y0], [x1, y1]] = [this.place(a), this.place(b)];
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const [nx, ny] = [-(y1 - y0) / length, (x1 - x0) / length];
    const bend = edge.bend * Math.min(34, length * 0.22);
    const [cx, cy] = [(x0 + x1) / 2 + 2 * bend * nx, (y0 + y1) / 2 + 2 * bend * ny];
    const shared = edge.kind === TOGETHER;
    const stop = (px, py, gap) => { const far = Math.hypot(cx - px, cy - py) || 1; return [px + ((cx - px) / far) * gap, py + ((cy - py) / far) * gap]; };
    const [[sx, sy], [ex, ey]] = [stop(x0, y0, 10), stop(x1, y1, shared ? 10 : 13)];
    const d = `M${sx.toFixed(1)} ${sy.toFixed(1)}Q${cx.toFixed(1)} ${cy.toFixed(1)} ${ex.toFixed(1)} ${ey.toFixed(1)}`;
    const count = this.passing(edge).length;
    const says = `${a.label} – ${shared ? "with" : edge.label} – ${b.label}${shared ? `: ${edge.label}` : ""}; ${count} ${count === 1 ? "sentence" : "sentences"}`;
    const open = () => this.open(edge);
    return svg("g", {
      class: `edge ${shared ? "shared" : "relation"} ${this.opened === edge ? "chosen" : ""}`, role: "button", tabindex: 0,
      "aria-label": says, "aria-expanded": String(this.opened === edge), "data-key": `edge ${edge.id}`, onclick: open,
      onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); open(); } },
    },
      svg("title", {}, says), svg("path", { class: "grip", d }),
      svg("path", { class: "tie", d, "marker-end": shared ? null : "url(#arrow)", "stroke-width": Math.min(1.3 + 0.25 * count, 3.2) }),
      shared ? null : word(edge.label, [0.5, 0.4, 0.6, 0.3, 0.7].map((t) => along([x0, y0], [cx, cy], [x1, y1], t)), taken));
  }

  open(edge) {
    this.opened = this.opened === edge ? null : edge;
    this.list();
    this.draw();
  }

  list() {
    const edge = this.opened;
    if (!edge) return this.panel.replaceChildren(html("p", { class: "hint" }, "Choose a line to read the sentences that it stands on."));
    const [a, b] = [this.byId.get(edge.a), this.byId.get(edge.b)];
    const head = edge.kind === TOGETHER ? [bdi(a.label), " with ", bdi(b.label), ": ", html("a", { href: local(edge.href) }, bdi(edge.label))]
      : [bdi(a.label), " – ", html("a", { href: local(edge.href) }, bdi(edge.label)), " – ", bdi(b.label)];
    return this.panel.replaceChildren(html("p", { class: "strip" }, head), html("ul", { class: "sentences" }, this.passing(edge).map(quoted)),
      edge.more ? html("p", {}, `and ${edge.more} more`) : "");
  }
}

function quoted({ quote: [before, focus, after], source, href, manner, certainty }) {
  return html("li", {},
    html("p", {}, html("a", { href: local(href) }, html("q", {}, html("bdi", {}, before, html("strong", {}, focus), after)))),
    html("p", { class: "source" }, bdi(source), ` · ${certainty}`), manner ? html("p", { class: "manner" }, bdi(manner)) : "");
}

/** The word of a relation at the first of `spots` where it covers nothing. */
function word(label, spots, taken) {
  const w = wide(label, 12);
  for (const [x, y] of spots) {
    const box = { x: x - w / 2 - 2, y: y - 8, w: w + 4, h: 16 };
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    return svg("text", { class: "word", "aria-hidden": "true", x, y: y + 4, "text-anchor": "middle" }, label);
  }
  return null;
}

/** The point at share `t` of a curve from `a` over `c` to `b`. */
const along = (a, c, b, t) => [0, 1].map((i) => (1 - t) ** 2 * a[i] + 2 * (1 - t) * t * c[i] + t ** 2 * b[i]);

const heads = () => svg("defs", {}, svg("marker", { id: "arrow", viewBox: "0 0 10 10", refX: 8, refY: 5, markerWidth: 11, markerHeight: 11, markerUnits: "userSpaceOnUse", orient: "auto" },
  svg("path", { class: "head", d: "M0 0.8L10 5L0 9.2Z" })));

/** Several ties of one pair are bent apart. */
function bent(edges) {
  const pairs = grouped(edges);
  for (const group of pairs.values()) {
    group.forEach((edge, i) => {
      const side = edge.a < edge.b ? 1 : -1;
      edge.bend = group.length === 1 ? 0.35 : side * (i - (group.length - 1) / 2) * 1.3;
    });
  }
}

const pair = (edge) => [edge.a, edge.b].sort().join(" ");

function grouped(edges) {
  const found = new Map();
  for (const edge of edges) found.set(pair(edge), [...(found.get(pair(edge)) ?? []), edge]);
  return found;
}

start("network", (stage, data, figure) => void new Net(stage, data, figure));
