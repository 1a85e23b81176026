// Small gifts for the tests of this folder.
import type { GiftFields, GiftView, RevisionView } from "$lib/api/bindings";

let count = 0;

/** A living talent of middling readings, unless `fields` say otherwise. */
export function gift(fields: Partial<GiftFields> & { name: string }, earlier: Partial<GiftFields>[] = []): GiftView {
  count += 1;
  const whole: GiftFields = { description: "", kind: "talent", pleasure: 3, mastery: 3, state: "living", ...fields };
  const revisions = [...earlier.map((before) => ({ ...whole, ...before })), whole].map((each, at): RevisionView => ({
    on: `2025-0${at + 1}-04`,
    event: at === 0 ? "named" : "changed",
    other: null,
    fields: each,
    changed: at === 0 ? [] : ["pleasure"],
    note: "",
  }));
  return { id: `gift-${count}`, fields: whole, revisions, quotes: [], given: [], asked: [], taken: 0, clients: 0 };
}
