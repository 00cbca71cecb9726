// Words beside points, each where it covers nothing that is placed already, or left out.
import { overlap } from "./paper.js";

/** A place for a box of `w` by `h` beside the point (x, y) at `gap`: its box and anchor, or null. Of two, the first placed stands. */
export function beside({ x, y, w, h, gap }, taken, bounds) {
  const options = [
    [x + gap, y - h / 2, "start"], [x - gap - w, y - h / 2, "end"], [x - w / 2, y - gap - h, "middle"], [x - w / 2, y + gap, "middle"],
    [x + gap * 0.8, y + gap * 0.6, "start"], [x + gap * 0.8, y - gap * 0.6 - h, "start"],
    [x - gap * 0.8 - w, y + gap * 0.6, "end"], [x - gap * 0.8 - w, y - gap * 0.6 - h, "end"],
  ];
  for (const [left, top, anchor] of options) {
    const box = { x: left, y: top, w, h };
    const inside = left >= 0 && top >= 0 && left + w <= bounds.w && top + h <= bounds.h;
    if (inside && !taken.some((other) => overlap(box, other))) return { box, anchor, at: anchor === "start" ? left : anchor === "end" ? left + w : left + w / 2 };
  }
  return null;
}
