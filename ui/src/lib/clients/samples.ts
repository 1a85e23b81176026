// Needs and ladders for the unit tests of this area.
import type { NeedNode, NeedView } from "$lib/api/bindings";

export const need = (id: string, fields: Partial<NeedView> = {}): NeedView => ({
  id,
  client_id: "c",
  text: `need ${id}`,
  confidence: "hunch",
  by_evidence: "hunch",
  overruled: false,
  state: "open",
  state_on: "2026-01-01",
  quotes: [],
  asked: [],
  beneath_wants: [],
  beneath_needs: [],
  ...fields,
});

export const node = (id: string, beneath: NeedNode[] = [], linked_from: string | null = null): NeedNode => ({
  need: need(id),
  beneath,
  linked_from,
});
