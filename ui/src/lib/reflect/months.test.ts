import { expect, test } from "vitest";
import { reflections } from "../../../tests/fake-data";
import { kindsOf, signOf } from "./kinds";
import { drawnParts, linesOf, partsOf } from "./months";

test("pages stand under the month they happened in, in the order given", () => {
  const parts = partsOf(reflections);
  expect(parts.map(({ month, pages }) => [month, pages.length])).toEqual([
    [null, 1],
    ["2026-11-01", 3],
    ["2026-09-01", 1],
  ]);
});

test("a month of which only some pages are drawn goes without its name", () => {
  const lines = linesOf(partsOf(reflections)).map((item, index) => ({ item, index }));
  expect(drawnParts(lines.slice(4)).map(({ part, name, pages }) => [part.month, name?.index, pages.length])).toEqual([
    ["2026-11-01", undefined, 2],
    ["2026-09-01", 6, 1],
  ]);
});

test("each kind of mark is named once, want before need before gift", () => {
  expect(kindsOf(["gift", "need", "gift", "want"])).toEqual(["want", "need", "gift"]);
});

test("every kind of contact has a sign, and so has none", () => {
  const signs = ([null, "meeting", "call", "message", "thought"] as const).map(signOf);
  expect(new Set(signs).size).toBe(5);
});
