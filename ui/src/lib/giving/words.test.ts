import { expect, test } from "vitest";
import { giving, promises } from "../../../tests/fake-giving";
import { deliveryFacts, dueFacts, dueWords, promiseFacts, promiseTitle } from "./words";

const [late, soon] = promises;
if (!late || !soon) throw new Error("two promises are needed");

test("a promise says its scope and margin, and no margin once it is late or has no day", () => {
  expect(promiseFacts(soon)).toEqual(["in scope", "a day of margin"]);
  expect(promiseFacts({ ...soon, fields: { ...soon.fields, margin_days: 3 } })).toContain("3 days of margin");
  expect(promiseFacts(late)).toEqual(["in scope"]);
  expect(promiseFacts({ ...soon, fields: { ...soon.fields, due_on: null } })).toEqual(["in scope"]);
  expect(dueWords(null)).toBe("no day named");
  expect(dueWords("2026-11-19")).toBe("by Thu 19 Nov");
});

test("what is over says what became of it", () => {
  const kept = { ...soon, state: "late", live: false, state_on: "2026-11-21" } as const;
  expect(promiseFacts(kept)[0]).toMatch(/^kept late 21 Nov/);
});

test("theirs are from them, and renegotiated ones say so", () => {
  const theirs = { ...soon, state: "renegotiated", fields: { ...soon.fields, by_whom: "them" } } as const;
  expect(promiseTitle(theirs)).toBe("Three words for the winter range, from Ilse Varnholt");
  expect(promiseTitle(soon)).toBe("Three words for the winter range, to Ilse Varnholt");
  expect(promiseFacts(theirs)).toEqual(["they promised", "in scope", "a day of margin", "renegotiated"]);
});

test("Today says when one planned to be done, as soon as that is near", () => {
  expect(dueFacts(soon, "2026-11-17")).toContain("you planned to have it done by tomorrow");
  expect(dueFacts(soon, "2026-11-18")).toContain("you planned to have it done by today");
  expect(dueFacts(soon, "2026-11-15")).toEqual(["Promise", "in scope", "a day of margin"]);
  expect(dueFacts(soon, "2026-11-19")).toContain("you planned to have it done by Wed 18 Nov");
  expect(dueFacts(late, "2026-11-17")).toEqual(["Promise", "in scope"]);
});

test("a delivery says where it stands, its form, its parts and how many share it", () => {
  const [list] = giving.deliveries;
  if (!list) throw new Error("a delivery is needed");
  expect(deliveryFacts(list)[0]).toMatch(/^offered 12 Nov/);
  const parts = ["2026-11-12", null].map((given_on, at) => ({ id: String(at), what: "A letter", given_on }));
  const receivers = [...list.receivers, ...list.receivers];
  const series = { ...list, state: "idea", form_name: "A short e-course", parts, receivers } as const;
  expect(deliveryFacts(series)).toEqual([
    "idea",
    "A short e-course",
    "next time charged",
    "1 of 2 parts given",
    "with 1 other",
  ]);
});
