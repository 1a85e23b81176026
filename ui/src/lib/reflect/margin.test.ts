import { expect, test } from "vitest";
import { pushDown } from "./margin";

test("notes stand at their line while there is room", () => {
  const tops = pushDown(
    [
      { id: "a", top: 10, height: 40 },
      { id: "b", top: 100, height: 40 },
    ],
    8,
  );
  expect([...tops]).toEqual([
    ["a", 10],
    ["b", 100],
  ]);
});

test("a note gives way to the ones above it, and those below to it", () => {
  const notes = [
    { id: "b", top: 20, height: 40 },
    { id: "a", top: 10, height: 40 },
    { id: "c", top: 60, height: 40 },
  ];
  expect(pushDown(notes, 8)).toEqual(
    new Map([
      ["a", 10],
      ["b", 58],
      ["c", 106],
    ]),
  );
});

test("two notes of one line keep their order", () => {
  const tops = pushDown(
    [
      { id: "first", top: 5, height: 10 },
      { id: "second", top: 5, height: 10 },
    ],
    0,
  );
  expect([...tops.values()]).toEqual([5, 15]);
});
