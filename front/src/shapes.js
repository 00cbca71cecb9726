// Signs that differ by shape, so that they are told apart without colour. Each about `r` around (x, y).
import { svg } from "./paper.js";

const PATHS = {
  conflict: (r) => `M0 ${-1.3 * r}L${1.3 * r} 0L0 ${1.3 * r}L${-1.3 * r} 0Z`,
  updated: (r) => `M0 ${-1.2 * r}L${1.2 * r} ${r}L${-1.2 * r} ${r}Z`,
  organization: (r) => `M${-r} ${-r}H${r}V${r}H${-r}Z`,
  group: (r) => `M${-1.2 * r} 0L${-0.6 * r} ${-r}H${0.6 * r}L${1.2 * r} 0L${0.6 * r} ${r}H${-0.6 * r}Z`,
  place: (r) => `M0 ${1.3 * r}L${-1.1 * r} ${-0.8 * r}H${1.1 * r}Z`,
};

/** The sign called `kind` at (x, y); a circle where it has no shape of its own. `kind` is its class too. */
export function sign(kind, x, y, r = 5, more = "") {
  const place = { class: `sign ${kind} ${more}`.trim(), transform: `translate(${x} ${y})` };
  return PATHS[kind] ? svg("path", { ...place, d: PATHS[kind](r) }) : svg("circle", { ...place, r });
}
