import { expect, test } from "vitest";
import { Heights } from "./heights";

const keys = Array.from({ length: 10_000 }, (_, at) => String(at));

function heights(): Heights {
  const made = new Heights(50);
  made.list(keys);
  return made;
}

test("lines that were never seen are as high as the first ones that were", () => {
  const lines = heights();
  expect(lines.top(10_000)).toBe(500_000);
  lines.learn([
    ["0", 60],
    ["1", 80],
  ]);
  expect(lines.top(2)).toBe(140);
  expect(lines.top(10_000)).toBe(700_000);
});

test("each depth has its line, also above the list and beneath it", () => {
  const lines = heights();
  lines.learn([["0", 100]]);
  expect([-5, 0, 99, 100, 250, 10_000_000].map((depth) => lines.at(depth))).toEqual([0, 0, 0, 1, 2, 9999]);
});

test("what was seen of a line goes with it into another order", () => {
  const lines = heights();
  lines.learn([["0", 50]]);
  lines.learn([["9999", 90]]);
  lines.list([...keys].reverse());
  expect(lines.top(1)).toBe(90);
});

test("the same again is no news, and an empty list has no lines", () => {
  const lines = heights();
  expect(lines.learn([["0", 60]])).toBe(true);
  expect(lines.learn([["0", 60]])).toBe(false);
  lines.list([]);
  expect([lines.at(100), lines.top(0)]).toEqual([0, 0]);
});
