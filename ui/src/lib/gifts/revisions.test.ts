import { describe, expect, it } from "vitest";
import type { GiftFields, RevisionView } from "$lib/api/bindings";
import { tell } from "./revisions";

const fields: GiftFields = {
  name: "Asking",
  description: "",
  kind: "talent",
  pleasure: 4,
  mastery: 3,
  state: "emerging",
};
const revision = (on: string, changed: RevisionView["changed"], now: Partial<GiftFields>, note = ""): RevisionView => ({
  on,
  event: "changed",
  other: null,
  changed,
  fields: { ...fields, ...now },
  note,
});

describe("how a gift came to this", () => {
  it("is told newest first, each step by what it did", () => {
    const told = tell([
      revision("2024-11-02", [], {}, "After a meeting that went wrong and then well."),
      revision("2025-05-02", ["state"], { state: "living" }),
      revision("2026-02-02", [], { state: "living" }, "Easier by telephone."),
      revision("2026-10-02", ["mastery"], { state: "living", mastery: 4 }, "Silence is half of it."),
    ]);
    expect(told.map((each) => each.lead)).toEqual(["grew", "noted", "woke", "named"]);
    expect(told[0]?.facts).toEqual([{ kind: "mastery", to: 4 }]);
    expect(told[3]?.note).toBe("After a meeting that went wrong and then well.");
  });

  it("says what a gift was called before", () => {
    const told = tell([revision("2025-01-01", [], { name: "Questions" }), revision("2025-02-01", ["name"], {})]);
    expect(told[0]).toMatchObject({ lead: "renamed", facts: [{ kind: "name", from: "Questions" }] });
  });

  it("calls less play or mastery by its name", () => {
    const told = tell([revision("2025-01-01", [], {}), revision("2025-02-01", ["pleasure"], { pleasure: 2 })]);
    expect(told[0]).toMatchObject({ lead: "fell", facts: [{ kind: "pleasure", to: 2 }] });
  });

  it("names the other gift that it has to do with", () => {
    const other = { id: "g", name: "Patience" };
    const first = { ...revision("2025-01-01", [], {}), event: "named", other } as const;
    const merged = { ...revision("2025-02-01", ["state"], { state: "retired" }), event: "rested", other } as const;
    const found = { ...revision("2025-03-01", ["state"], { state: "living" }), event: "found_again" } as const;
    expect(tell([first, merged, found]).map(({ lead, facts }) => [lead, facts])).toEqual([
      ["found_again", []],
      ["retired", [{ kind: "merged_into", gift: "Patience" }]],
      ["named", [{ kind: "split_from", gift: "Patience" }]],
    ]);
  });
});
