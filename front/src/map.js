// The map: countries as Natural Earth draws them, and every place as a circle as wide as it is vague.
import { geoArea, geoAzimuthalEqualArea, geoCircle, geoDistance, geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import { beside } from "./labels.js";
import { bdi, cut, fitted, html, link, local, start, strip, svg, wide } from "./paper.js";
import { Pan } from "./pan.js";
import { sign } from "./shapes.js";

const EARTH = 6371; // kilometres
const KM_A_DEGREE = 111.195;
const WIDE = 1.1; // radians from the middle to the farthest point from which the whole world is shown
const LEAST = 2.4; // degrees around a lone point
const RENAMED = { Macedonia: "North Macedonia" }; // names that changed since the shapes were packed
const SCALES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

class Atlas {
  constructor(stage, { points, apart }) {
    this.places = gathered(points);
    this.canvas = svg("svg", { class: "canvas", role: "group", "aria-label": "Map" });
    this.pan = new Pan(this.canvas, "Map", 60, () => this.front && this.moved());
    this.panel = html("div", { class: "panel", "aria-live": "polite" });
    stage.append(html("div", { class: "bar" }, this.pan.buttons(), this.scale()), this.pan.box, this.panel, rest(apart) ?? "");
    this.mainlands = [];
    this.id = `hatch-${Math.random().toString(36).slice(2)}`;
    [this.middle, this.reach] = extent(this.places);
    this.globe = this.reach > WIDE;
    fitted(this.pan.box, (width) => this.fit(width));
    this.load();
  }

  async load() {
    const name = this.globe ? "countries-110m.json" : "countries-50m.json";
    const answer = await fetch(new URL(name, import.meta.url));
    if (!answer.ok) return;
    const shapes = await answer.json();
    this.land = feature(shapes, shapes.objects.countries);
    this.mainlands = this.land.features.map(mainland);
    this.borders = mesh(shapes, shapes.objects.countries, (a, b) => a !== b);
    this.paint();
  }

  fit(width) {
    const height = Math.round(this.globe ? Math.min(width * 0.52, 560) : Math.max(280, Math.min(width * 0.62, 560)));
    this.pan.size(width, height);
    const edge = this.globe ? 8 : Math.min(44, width * 0.07);
    const room = [[edge, edge], [width - edge, height - edge]];
    if (this.globe) this.projection = geoEqualEarth().fitExtent(room, { type: "Sphere" });
    else {
      const circles = [...this.places.map(({ lat, lon, km }) => circle([lon, lat], km / KM_A_DEGREE)), circle(this.middle, LEAST)];
      const all = { type: "GeometryCollection", geometries: circles };
      this.projection = geoAzimuthalEqualArea().rotate([-this.middle[0], -this.middle[1]]).clipAngle(90).fitExtent(room, all);
    }
    this.paint();
  }

  paint() {
    const { width, height } = this.pan;
    const screen = [[-width * 0.6, -height * 0.6], [width * 1.6, height * 1.6]];
    const path = geoPath(this.projection.clipExtent(screen)).digits(2);
    this.ground = svg("g", { class: "ground", "aria-hidden": "true" },
      this.globe ? svg("path", { class: "graticule", d: path(geoGraticule10()) }) : null,
      this.land ? svg("path", { class: "land", d: path(this.land) }) : null,
      this.borders ? svg("path", { class: "border", d: path(this.borders) }) : null);
    this.near = this.mainlands.map(({ name, shape }) => ({ name, shape, bounds: path.bounds(shape) })).filter(({ bounds }) => Number.isFinite(bounds[0][0]));
    this.rings = this.places.map((place) => path(circle([place.lon, place.lat], place.km / KM_A_DEGREE)));
    this.projection.clipExtent(null);
    this.spots = this.places.map((place) => this.projection([place.lon, place.lat]));
    this.measure = this.ruler();
    this.front = svg("g", {});
    this.named();
    this.canvas.replaceChildren(this.hatch(), this.ground, this.front);
    this.draw();
  }

  /** The countries in view, each with the middle and the area of the part of it that is. */
  named() {
    const { k, x, y, width, height } = this.pan;
    const [[x0, y0], [x1, y1]] = [[-x / k, -y / k], [(width - x) / k, (height - y) / k]];
    const seen = this.near.filter(({ bounds: [[a, b], [c, d]] }) => a < x1 && x0 < c && b < y1 && y0 < d);
    const path = geoPath(this.projection.clipExtent([[x0, y0], [x1, y1]]));
    this.countries = seen.map(({ name, shape }) => ({ name, at: path.centroid(shape), area: path.area(shape) }))
      .filter(({ at }) => Number.isFinite(at[0])).sort((a, b) => b.area - a.area);
    this.projection.clipExtent(null);
  }

  /** Names the countries anew once zoom and pan rest. */
  moved() {
    this.draw();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => { this.named(); this.draw(); }, 120);
  }

  hatch() {
    const lines = svg("path", { d: "M0 7L7 0M-1 1L1 -1M6 8L8 6", class: "hatching" });
    this.pattern = svg("pattern", { id: this.id, width: 7, height: 7, patternUnits: "userSpaceOnUse" }, lines);
    return svg("defs", {}, this.pattern);
  }

  draw() {
    if (!this.front) return;
    const { k, x, y, width, height } = this.pan;
    const focused = this.canvas.contains(document.activeElement) ? document.activeElement.dataset.place : null;
    this.ground.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
    this.pattern.setAttribute("patternTransform", `scale(${1 / k})`);
    const rings = this.rings.map((d, i) => svg("path", {
      class: `ring ${this.places[i].km > 20 ? "vague" : ""}`, d, fill: `url(#${this.id})`, transform: `translate(${x} ${y}) scale(${k})`,
    }));
    const spots = this.spots.map((spot) => [spot[0] * k + x, spot[1] * k + y]);
    const taken = spots.map(([sx, sy]) => ({ x: sx - 8, y: sy - 8, w: 16, h: 16 }));
    const marks = this.places.map((place, i) => this.mark(place, spots[i], taken, { w: width, h: height }));
    const names = this.countries.map((country) => this.name(country, taken, { k, x, y }));
    this.front.replaceChildren(svg("g", { "aria-hidden": "true" }, names, rings), svg("g", {}, marks));
    this.show();
    if (focused) this.front.querySelector(`[data-place="${focused}"]`)?.focus({ preventScroll: true });
  }

  name({ name, at, area }, taken, { k, x, y }) {
    const [cx, cy] = [at[0] * k + x, at[1] * k + y];
    const w = wide(name, 12) + name.length * 1.4;
    const box = { x: cx - w / 2, y: cy - 8, w, h: 16 };
    const inside = box.x >= 2 && box.y >= 2 && box.x + w <= this.pan.width - 2 && box.y + 16 <= this.pan.height - 2;
    if (!inside || area * k * k < w * 34 || taken.some((other) => box.x < other.x + other.w && other.x < box.x + w && box.y < other.y + other.h && other.y < box.y + 16)) return null;
    taken.push(box);
    return svg("text", { class: "country", x: cx, y: cy + 4, "text-anchor": "middle" }, name);
  }

  mark(place, [x, y], taken, bounds) {
    const many = place.points.length > 1;
    const words = cut(place.name, 170) + (many ? ` (${place.points.length})` : "");
    const spot = beside({ x, y, w: wide(words, 13) + 4, h: 17, gap: 11 }, taken, bounds);
    if (spot) taken.push(spot.box);
    const says = `${place.name} (${place.precision}, within ${place.km} km)${place.disputed ? ", disputed" : ""}: ${place.points.map((point) => point.label).join("; ")}`;
    const parts = [
      svg("circle", { class: "reach", cx: x, cy: y, r: 13 }),
      sign(place.disputed ? "conflict" : "several", x, y, 5),
      spot ? svg("text", { class: "label", "aria-hidden": "true", x: spot.at, y: spot.box.y + 13, "text-anchor": spot.anchor }, words) : null,
    ];
    const key = this.places.indexOf(place);
    if (!many) return link(place.points[0].href, says, { class: "mark", "data-place": key }, parts);
    const open = () => this.open(place);
    return svg("g", {
      class: "mark", role: "button", tabindex: 0, "aria-label": says, "aria-expanded": String(this.opened === place), "data-place": key, onclick: open,
      onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); open(); } },
    }, svg("title", {}, says), parts);
  }

  /** The events of one place, listed below the map; chosen again they are folded. */
  open(place) {
    this.opened = this.opened === place ? null : place;
    const item = (point) => html("li", {}, html("a", { href: local(point.href) }, bdi(point.label)), html("span", { class: "source" }, " ", bdi(point.sources.join(", "))));
    this.panel.replaceChildren(...(this.opened
      ? [html("p", { class: "strip" }, bdi(place.name), ` · ${place.precision}, drawn with a radius of ${place.km} km`), html("ul", {}, place.points.map(item))] : []));
    this.draw();
  }

  scale() {
    this.line = svg("path", { class: "rule" });
    this.words = svg("text", { class: "km", x: 4, y: 11 });
    return svg("svg", { class: "scale", width: 150, height: 24, viewBox: "0 0 150 24", role: "img", "aria-label": "Scale" }, this.line, this.words);
  }

  /** Pixels of a kilometre in the middle of the picture, before zoom. */
  ruler() {
    const { width, height } = this.pan;
    const at = this.projection.invert([width / 2, height / 2]);
    const next = this.projection.invert([width / 2 + 10, height / 2]);
    return at && next ? 10 / (geoDistance(at, next) * EARTH) : 0;
  }

  show() {
    const pixels = this.measure * this.pan.k;
    const km = SCALES.filter((each) => each * pixels <= 130).at(-1) ?? SCALES[0];
    this.line.setAttribute("d", `M1 14V20H${(1 + km * pixels).toFixed(1)}V14`);
    this.words.textContent = `${km} km`;
  }
}

const circle = (center, degrees) => geoCircle().center(center).radius(degrees)();

/** A country's name and its largest piece, on which alone the name is written: a name on a piece of its own would say whose that is. */
function mainland({ properties: { name }, geometry }) {
  const pieces = geometry?.type === "MultiPolygon" ? geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates })) : geometry ? [geometry] : [];
  const shape = pieces.reduce((best, piece) => (!best || geoArea(piece) > geoArea(best) ? piece : best), null);
  return { name: RENAMED[name] ?? name, shape: shape ?? { type: "GeometryCollection", geometries: [] } };
}

/** Points of one place and precision together; those with most first, so that their names are placed first. */
function gathered(points) {
  const places = new Map();
  for (const point of points) {
    const key = `${point.lat},${point.lon},${point.km}`;
    const place = places.get(key) ?? { name: point.place, lat: point.lat, lon: point.lon, km: point.km, precision: point.precision, points: [] };
    place.points.push(point);
    place.disputed ||= point.disputed;
    places.set(key, place);
  }
  return [...places.values()].sort((a, b) => b.points.length - a.points.length);
}

/** The middle of the places and how far, in radians, the farthest one reaches from it. */
function extent(places) {
  const sum = [0, 0, 0];
  for (const { lat, lon } of places) {
    const [p, l] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    sum[0] += Math.cos(p) * Math.cos(l);
    sum[1] += Math.cos(p) * Math.sin(l);
    sum[2] += Math.sin(p);
  }
  const middle = [(Math.atan2(sum[1], sum[0]) * 180) / Math.PI, (Math.atan2(sum[2], Math.hypot(sum[0], sum[1])) * 180) / Math.PI];
  return [middle, Math.max(...places.map(({ lat, lon, km }) => geoDistance(middle, [lon, lat]) + km / EARTH))];
}

function rest(apart) {
  const named = apart.filter((point) => point.place);
  const unstated = apart.filter((point) => !point.place);
  const list = (title, points, words) => (points.length ? [strip(title, points.map((point) => html("a", { href: local(point.href) }, words(point))))] : []);
  const parts = [...list("Named, but not on the map", named, (p) => [bdi(p.place), ": ", bdi(p.label)]), ...list("Place not stated", unstated, (p) => bdi(p.label))];
  return parts.length ? html("div", { class: "apart" }, parts) : null;
}

start("map", (stage, data) => (data.points.length ? void new Atlas(stage, data) : false));
