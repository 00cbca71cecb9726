// Zoom and pan of a drawing in two directions: by button, wheel, key and pointer.
import { buttons, html } from "./paper.js";

const STEP = 1.5;

/** A view {k, x, y}: a point p of the drawing stands at k * p + (x, y). `changed` is called after each move. */
export class Pan {
  constructor(svg, label, most, changed) {
    Object.assign(this, { svg, most, changed, k: 1, x: 0, y: 0, width: 1, height: 1 });
    this.box = html("div", {
      class: "plot", tabindex: "0", role: "group", "aria-keyshortcuts": "+ - 0 ArrowLeft ArrowRight ArrowUp ArrowDown",
      "aria-label": `${label}: plus and minus zoom, arrow keys move, 0 shows all`,
    }, svg);
    this.keys();
    this.wheel();
    this.drag();
  }

  buttons() {
    return buttons("Zoom", ["−", "Zoom out", () => this.zoom(1 / STEP)], ["+", "Zoom in", () => this.zoom(STEP)], ["All", "Show all", () => this.all()]);
  }

  size(width, height) {
    Object.assign(this, { width, height });
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.setAttribute("width", width);
    this.svg.setAttribute("height", height);
  }

  all() { this.set(1, 0, 0); }

  zoom(factor, [px, py] = [this.width / 2, this.height / 2]) {
    const k = Math.max(1, Math.min(this.k * factor, this.most));
    this.set(k, px - (k / this.k) * (px - this.x), py - (k / this.k) * (py - this.y));
  }

  pan(dx, dy) { this.set(this.k, this.x + dx, this.y + dy); }

  set(k, x, y) {
    const slack = 0.35;
    const held = (at, size) => Math.min(slack * size * (k - 1), Math.max(at, -(k - 1) * size * (1 + slack)));
    Object.assign(this, { k, x: k === 1 ? 0 : held(x, this.width), y: k === 1 ? 0 : held(y, this.height) });
    this.changed();
  }

  at(event) {
    const box = this.svg.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  keys() {
    const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    this.box.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "+" || event.key === "=") this.zoom(STEP);
      else if (event.key === "-") this.zoom(1 / STEP);
      else if (event.key === "0") this.all();
      else if (moves[event.key]) this.pan(...moves[event.key]);
      else return;
      event.preventDefault();
    });
  }

  wheel() {
    this.box.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !this.box.contains(document.activeElement)) return;
      event.preventDefault();
      this.zoom(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) * 0.006), this.at(event));
    }, { passive: false });
  }

  drag() {
    let held = null;
    this.box.addEventListener("pointerdown", (event) => { if (event.button === 0) held = { at: this.at(event), moved: false }; });
    this.box.addEventListener("pointermove", (event) => {
      if (!held || !(event.buttons & 1)) return;
      const [x, y] = this.at(event);
      const [dx, dy] = [x - held.at[0], y - held.at[1]];
      if (!held.moved && Math.hypot(dx, dy) < 5) return;
      if (!held.moved) this.box.setPointerCapture(event.pointerId);
      this.pan(dx, dy);
      held = { at: [x, y], moved: true };
    });
    this.box.addEventListener("click", (event) => {
      if (held?.moved) { event.preventDefault(); event.stopPropagation(); }
      held = null;
    }, true);
    this.box.addEventListener("dragstart", (event) => event.preventDefault());
  }
}
