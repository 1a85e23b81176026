// How a gift came to be what it is: each revision in words, newest first.
import type { GiftFields, RevisionView } from "$lib/api/bindings";

/** What a revision did, as message keys under `gifts.revision.*`: the lead is the one word it opens with, the rest are facts. */
export type Told = { on: string; lead: Lead; facts: Fact[]; note: string };
export type Lead =
  "named" | "woke" | "rests" | "retired" | "emerging" | "grew" | "fell" | "changed" | "noted" | "renamed" | "described";
export type Fact =
  { kind: "pleasure" | "mastery"; to: number } | { kind: "name"; from: string } | { kind: "talent" | "glad_cost" };

/** The revisions as they are told, newest first. */
export function tell(revisions: RevisionView[]): Told[] {
  return revisions
    .map((revision, at) => {
      const before = revisions[at - 1]?.fields ?? null;
      return { on: revision.on, lead: lead(revision, before), facts: facts(revision, before), note: revision.note };
    })
    .toReversed();
}

function lead({ fields, changed }: RevisionView, before: GiftFields | null): Lead {
  if (!before) return "named";
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

function facts({ fields, changed }: RevisionView, before: GiftFields | null): Fact[] {
  if (!before) return [];
  const told: Fact[] = [];
  for (const kind of ["pleasure", "mastery"] as const) {
    if (changed.includes(kind)) told.push({ kind, to: fields[kind] });
  }
  if (changed.includes("kind")) told.push({ kind: fields.kind });
  if (changed.includes("name")) told.push({ kind: "name", from: before.name });
  return told;
}
