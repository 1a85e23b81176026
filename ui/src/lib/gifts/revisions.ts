// How a gift came to be what it is: each revision in words, newest first.
import type { GiftFields, RevisionView } from "$lib/api/bindings";

/** What a revision did, as message keys under `gifts.revision.*`: the lead is the one word it opens with, the rest are facts. */
export type Told = { on: string; lead: Lead; facts: Fact[]; note: string };
export type Lead =
  | "named"
  | "woke"
  | "rests"
  | "retired"
  | "emerging"
  | "found_again"
  | "split"
  | "merged"
  | "grew"
  | "fell"
  | "changed"
  | "noted"
  | "renamed"
  | "described";
export type Fact =
  | { kind: "pleasure" | "mastery"; to: number }
  | { kind: "name"; from: string }
  | { kind: "talent" | "glad_cost" }
  | { kind: "split_from" | "split_into" | "merged" | "merged_into"; gift: string };

/** The revisions as they are told, newest first. */
export function tell(revisions: RevisionView[]): Told[] {
  return revisions
    .map((revision, at) => {
      const before = revisions[at - 1]?.fields ?? null;
      return { on: revision.on, lead: lead(revision, before), facts: facts(revision, before), note: revision.note };
    })
    .toReversed();
}

function lead({ event, fields, changed }: RevisionView, before: GiftFields | null): Lead {
  if (!before) return "named";
  if (event === "found_again" || event === "split" || event === "merged") return event;
  if (changed.length === 0) return "noted";
  if (changed.includes("state")) {
    return ({ living: "woke", dormant: "rests", retired: "retired", emerging: "emerging" } as const)[fields.state];
  }
  const rise = fields.pleasure + fields.mastery - before.pleasure - before.mastery;
  if (rise > 0) return "grew";
  if (rise < 0) return "fell";
  if (changed.includes("pleasure") || changed.includes("kind")) return "changed";
  if (changed.includes("name")) return "renamed";
  return changed.includes("description") ? "described" : "changed";
}

/** What the other gift has to do with it. */
const OTHER = { named: "split_from", split: "split_into", merged: "merged", rested: "merged_into" } as const;

function facts({ event, other, fields, changed }: RevisionView, before: GiftFields | null): Fact[] {
  const told: Fact[] = [];
  const kind = event in OTHER ? OTHER[event as keyof typeof OTHER] : null;
  if (other && kind) told.push({ kind, gift: other.name });
  if (!before) return told;
  for (const kind of ["pleasure", "mastery"] as const) {
    if (changed.includes(kind)) told.push({ kind, to: fields[kind] });
  }
  if (changed.includes("kind")) told.push({ kind: fields.kind });
  if (changed.includes("name")) told.push({ kind: "name", from: before.name });
  return told;
}
