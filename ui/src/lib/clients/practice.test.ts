import { describe, expect, test } from "vitest";
import { clients } from "../../../tests/fake-data";
import { called, partOf } from "./practice";

test.each([
  ["active", "practice"],
  ["paused", "practice"],
  ["prospect", "prospects"],
  ["parted", "parted"],
] as const)("who is %s is in the part %s", (stage, part) => {
  expect(partOf({ stage })).toBe(part);
});

describe("finding somebody", () => {
  const names = (typed: string) => called(clients, typed).map(({ name }) => name);
  test.each([
    ["ilse", ["Ilse Varnholt"]],
    ["ÍLSE", ["Ilse Varnholt"]],
    ["dent", ["Noor Haddow"]],
    ["breck tom", ["Tomas Breck"]],
    ["zzyzx", []],
  ])("%j finds %j", (typed, found) => {
    expect(names(typed)).toEqual(found);
  });

  test("no letters find everybody", () => {
    expect(called(clients, "  ")).toHaveLength(clients.length);
  });
});
