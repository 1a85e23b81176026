import { expect, test } from "vitest";
import { lineThrough, pointsOf, type Reading } from "./warmth";

const reading = (on: string, warmth: Reading["warmth"]): Reading => ({ on, warmth, reflection_id: on, id: null });
const SPAN = { left: 48, right: 248 };

test("readings stand by their date between the first one and today", () => {
  const points = pointsOf([reading("2026-01-01", "like"), reading("2026-01-06", "love")], "2026-01-11", SPAN);
  expect(points.map(({ x, y }) => [x, y])).toEqual([
    [48, 50],
    [148, 16],
  ]);
});

test("an unsure reading has no level", () => {
  expect(pointsOf([reading("2026-01-01", "unsure")], "2026-01-11", SPAN)).toEqual([]);
});

test("the only reading of today stands at the right edge", () => {
  expect(pointsOf([reading("2026-01-11", "cold")], "2026-01-11", SPAN)).toMatchObject([{ x: 248, y: 84 }]);
});

test("the line holds its level, turns before the next reading, and goes on to today", () => {
  const points = pointsOf([reading("2026-01-01", "like"), reading("2026-01-06", "love")], "2026-01-11", SPAN);
  expect(lineThrough(points, 248)).toBe("M48 50H120L148 16H248");
  expect(lineThrough([], 248)).toBe("");
});

test("readings close together never turn back", () => {
  const points = pointsOf([reading("2026-01-01", "like"), reading("2026-01-02", "cold")], "2026-04-11", SPAN);
  expect(lineThrough(points, 248)).toBe("M48 50H48L50 84H248");
});
