import { expect, test } from "vitest";
import { reflections } from "../../../tests/fake-data";
import { kindsOf, signOf } from "./kinds";
import { byMonth } from "./months";

test("pages stand under the month they happened in, in the order given", () => {
  const months = byMonth(reflections);
  expect(months.map(({ month, pages }) => [month, pages.length])).toEqual([
    ["2026-11-01", 4],
    ["2026-09-01", 1],
  ]);
});

test("each kind of mark is named once, want before need before gift", () => {
  expect(kindsOf(["gift", "need", "gift", "want"])).toEqual(["want", "need", "gift"]);
});

test("every kind of contact has a sign, and so has none", () => {
  const signs = ([null, "meeting", "call", "message", "thought"] as const).map(signOf);
  expect(new Set(signs).size).toBe(5);
});
