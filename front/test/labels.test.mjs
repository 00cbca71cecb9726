import assert from "node:assert/strict";
import { test } from "node:test";
import { beside } from "../src/labels.js";
import { overlap } from "../src/paper.js";

const bounds = { w: 200, h: 100 };

test("a name stands right of its point where there is room", () => {
  const spot = beside({ x: 50, y: 50, w: 60, h: 16, gap: 10 }, [], bounds);
  assert.deepEqual([spot.anchor, spot.at], ["start", 60]);
});

test("a name goes elsewhere where another one stands, and covers none", () => {
  const taken = [{ x: 55, y: 40, w: 60, h: 20 }];
  const spot = beside({ x: 80, y: 50, w: 60, h: 16, gap: 10 }, taken, bounds);
  assert.ok(spot && !overlap(spot.box, taken[0]));
});

test("a name for which there is no room is left out", () => {
  assert.equal(beside({ x: 50, y: 50, w: 60, h: 16, gap: 10 }, [{ x: 0, y: 0, w: 200, h: 100 }], bounds), null);
  assert.equal(beside({ x: 50, y: 50, w: 260, h: 16, gap: 10 }, [], bounds), null);
});
