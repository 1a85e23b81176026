import { ChangeSet } from "@codemirror/state";
import { describe, expect, test } from "vitest";
import { bitten, isCut, mapPlace, nameFromQuote, smallestEdit, trimRange } from "./places";

const text = "Then: stop checking, I suppose.";
const place = { id: "m", start: 6, end: 19 }; // "stop checking"
const change = (from: number, to: number, insert = "") => ChangeSet.of({ from, to, insert }, text.length);

describe("a mark follows its words", () => {
  test.each([
    ["typing before", change(0, 0, "And "), 10, 23],
    ["typing at its start stays outside", change(6, 6, "please "), 13, 26],
    ["typing at its end stays outside", change(19, 19, " now"), 6, 19],
    ["typing inside grows it", change(10, 10, " this"), 6, 24],
    ["cutting its tail", change(10, 25), 6, 10],
    ["cutting its head", change(0, 10), 0, 9],
    ["typing over its last word keeps it whole", change(11, 19, "counting"), 6, 19],
  ])("%s", (_, changes, start, end) => {
    expect(mapPlace(place, changes)).toEqual({ id: "m", start, end });
  });

  test("with all its words cut it keeps the spot, also through later edits", () => {
    const cut = mapPlace(place, change(5, 20));
    expect(isCut(cut)).toBe(true);
    expect(cut.start).toBe(5);
    const later = mapPlace(cut, ChangeSet.of({ from: 0, insert: "So. " }, text.length - 15));
    expect(later).toEqual({ id: "m", start: 9, end: 9 });
  });
});

test("only edits that take from a mark's own words bite it", () => {
  expect(bitten([place], change(0, 4))).toEqual([]);
  expect(bitten([place], change(8, 8, "x"))).toEqual([]);
  expect(bitten([place], change(0, 7))).toEqual([place]);
});

test("a selection is trimmed to its words", () => {
  expect(trimRange("a  word  b", 1, 9)).toEqual({ start: 3, end: 7 });
  expect(trimRange("a    b", 1, 5)).toBeNull();
});

describe("a want named from its quote", () => {
  test.each([
    ["“Double my net worth”", "Double my net worth"],
    ["  ‘later’ ", "later"],
    ['"one" and "two"', '"one" and "two"'],
    ["a\n  broken   line", "a broken line"],
    ["«déjà»", "déjà"],
    ["”", "”"],
  ])("%j becomes %j", (quote, name) => {
    expect(nameFromQuote(quote)).toBe(name);
  });
});

describe("the smallest edit", () => {
  test.each([
    ["same", "same", null],
    ["the quick fox", "the slow fox", { from: 4, to: 9, insert: "slow" }],
    ["aa", "aaa", { from: 2, to: 2, insert: "a" }],
    ["", "new", { from: 0, to: 0, insert: "new" }],
    ["gone", "", { from: 0, to: 4, insert: "" }],
  ])("%j to %j", (before, after, edit) => {
    expect(smallestEdit(before, after)).toEqual(edit);
  });
});
