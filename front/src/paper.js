// What the pictures share: elements, the data of a figure, links that stay on the site, buttons, and how wide words are.

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element. Attributes that are null or false are left out; strings become text, never markup. */
export const svg = (name, attributes = {}, ...children) => filled(document.createElementNS(SVG, name), attributes, children);

/** An HTML element, likewise. */
export const html = (name, attributes = {}, ...children) => filled(document.createElement(name), attributes, children);

function filled(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/** `href` where it stays on this site, else null. */
export function local(href) {
  if (!href) return null;
  const url = new URL(href, location.href);
  return url.origin === location.origin && url.protocol === location.protocol ? href : null;
}

/** A link (or, without an address, a group) in a drawing with its accessible name. */
export const link = (href, label, attributes, ...children) =>
  svg(local(href) ? "a" : "g", { href: local(href), "aria-label": label, role: local(href) ? null : "img", ...attributes }, svg("title", {}, label), ...children);

/** Text of a stranger in the page, kept from turning the direction of what stands around it. */
export const bdi = (text) => html("bdi", {}, text);

/** Draws every figure of that name: `draw(stage, data, figure)`. Where drawing fails the table stays as it was. */
export function start(name, draw) {
  for (const figure of document.querySelectorAll(`figure[data-picture="${name}"]`)) {
    const source = document.getElementById(figure.dataset.source);
    const stage = html("div", { class: "stage" });
    try {
      figure.querySelector("figcaption").after(stage);
      if (draw(stage, JSON.parse(source.textContent), figure) === false) stage.remove();
      else figure.querySelector("details.same")?.removeAttribute("open");
    } catch (error) {
      stage.remove();
      console.error(error);
    }
  }
}

/** Calls `draw(width)` now and whenever the width of `node` changes. */
export function fitted(node, draw) {
  let last = 0;
  const fit = () => {
    const width = Math.floor(node.clientWidth);
    if (width > 0 && width !== last) draw((last = width));
  };
  new ResizeObserver(fit).observe(node);
  fit();
}

/** A row of buttons: pairs of [sign, what it does in words, action]. */
export const buttons = (label, ...pairs) =>
  html("div", { class: "buttons", role: "group", "aria-label": label },
    pairs.map(([sign, words, action]) => html("button", { type: "button", title: words, "aria-label": words, onclick: action }, sign)));

/** A choice out of pairs of [value, words]; `change` is told the value. */
export function choice(label, pairs, change) {
  const select = html("select", { onchange: () => change(select.value) }, pairs.map(([value, words]) => html("option", { value }, words)));
  return html("label", { class: "choice" }, html("span", {}, label), select);
}

let ruler = null;

const MANY = 24;

/** A list set apart under its title; folded where it is long. */
export function strip(title, items) {
  const list = html("ul", {}, items.map((item) => html("li", {}, item)));
  return items.length > MANY ? html("details", {}, html("summary", { class: "strip" }, `${title} (${items.length})`), list) : html("div", {}, html("p", { class: "strip" }, title), list);
}

/** The width of `text` in pixels at `size`. */
export function wide(text, size = 13) {
  ruler ??= document.createElement("canvas").getContext("2d");
  ruler.font = `${size}px system-ui, "DejaVu Sans", sans-serif`;
  return ruler.measureText(text).width * 1.04;
}

/** `text` cut to about `width` pixels, after a word where that leaves enough. */
export function cut(text, width, size = 13) {
  if (wide(text, size) <= width) return text;
  const letters = Array.from(text);
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (wide(letters.slice(0, middle).join("") + "…", size) <= width) low = middle;
    else high = middle - 1;
  }
  const kept = letters.slice(0, low).join("");
  const word = letters[low] === " " ? kept.length : kept.lastIndexOf(" ");
  return (word > 0.4 * kept.length ? kept.slice(0, word) : kept).trimEnd() + "…";
}

/** Whether two boxes {x, y, w, h} overlap. */
export const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
