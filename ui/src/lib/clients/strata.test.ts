import { describe, expect, test } from "vitest";
import { clientPage } from "../../../tests/fake-data";
import { depthOf, flat, hangingOn, strataOf } from "./strata";
import { need, node } from "./samples";

describe("strata of a rung", () => {
  test("a chain goes down a tone a step, and keeps the fourth", () => {
    const chain = node("a", [node("b", [node("c", [node("d", [node("e")])])])]);
    const strata = strataOf([chain]);
    expect(flat(strata).map(({ depth, tone, last }) => [depth, tone, last])).toEqual([
      [1, 1, false],
      [2, 2, false],
      [3, 3, false],
      [4, 4, false],
      [5, 4, true],
    ]);
    expect(depthOf(strata)).toBe(5);
  });

  test("needs of one depth share a stratum, and say what they lie beneath where that is open", () => {
    const found = flat(strataOf([node("a", [node("a1")]), node("b", [node("b1")])]));
    expect(found.map(({ need: { id }, first, under, last }) => [id, first, under, last])).toEqual([
      ["a", true, null, false],
      ["a1", true, "need a", false],
      ["b", false, null, false],
      ["b1", false, "need b", true],
    ]);
  });

  test("a need alone in its stratum needs no telling", () => {
    expect(flat(strataOf([node("a", [node("x"), node("y")])])).map(({ under }) => under)).toEqual([null, null, null]);
  });

  test("no needs make no strata", () => {
    expect([strataOf([]), depthOf([])]).toEqual([[], 0]);
  });
});

test("a need can't be moved beneath itself or what hangs on it", () => {
  const hang = (id: string, above: string[]) => ({
    need: need(id, { beneath_needs: above }),
    beneath: [],
    linked_from: null,
  });
  const ladder = [{ want: null, needs: [hang("c", ["b"]), hang("b", ["a"]), hang("a", []), hang("z", [])] }];
  expect(hangingOn({ ...clientPage, ladder }, "a")).toEqual(new Set(["a", "b", "c"]));
});
