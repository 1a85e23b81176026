import { expect, test } from "vitest";
import { clientPage } from "../../../tests/fake-data";
import { giving } from "../../../tests/fake-giving";
import { whatHappened } from "./happened";

test("what was given stands among the pages by its day, newest first", () => {
  const given = giving.deliveries.filter(({ given_on }) => given_on !== null);
  const happened = whatHappened(clientPage.timeline, given);
  expect(happened).toHaveLength(clientPage.timeline.length + 1);
  const days = happened.map(({ on }) => on);
  expect(days).toEqual([...days].sort().reverse());
  expect(happened.find(({ delivery }) => delivery)?.on).toBe("2026-10-22");
});
