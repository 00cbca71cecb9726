import assert from "node:assert/strict";
import { test } from "node:test";
import { crowded, day, ticks } from "../src/days.js";

test("days count on over leap years and before 1970", () => {
  assert.equal(day("1970-01-01"), 0);
  assert.equal(day("2024-03-01") - day("2024-02-28"), 2);
  assert.equal(day("1969-12-31"), -1);
  assert.equal(day("0900-01-02") - day("0900-01-01"), 1);
});

test("an axis never has more ticks than there is room for, from a week to three thousand years", () => {
  for (const length of [5, 40, 300, 2000, 40000, 1000000]) {
    for (const most of [2, 4, 12]) {
      const found = ticks(day("2025-01-15"), day("2025-01-15") + length, most);
      assert.ok(found.length <= most + 1, `${length} days, ${found.length} ticks`);
      assert.ok(found.every(([at], i) => i === 0 || at > found[i - 1][0]));
    }
  }
});

test("months begin on their first day and say their year where it changes", () => {
  const found = ticks(day("2024-11-10"), day("2025-03-10"), 6);
  assert.deepEqual(found.map(([, words]) => words), ["Dec 2024", "Jan 2025", "Feb", "Mar"]);
  assert.equal(found[1][0], day("2025-01-01"));
});

test("a lone day far off does not squeeze the rest", () => {
  const many = [0, 3, 5, 9, 12].map((at) => [at, at + 1]);
  assert.deepEqual(crowded([[-20000, -19999], ...many]), [0, 13]);
  assert.deepEqual(crowded(many), [0, 13]);
});
