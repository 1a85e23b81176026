// Why: pages and what was given stand in one line of time, newest first.
import type { DeliveryView, TimelineEntry } from "$lib/api/bindings";

export type Happened =
  | { id: string; on: string; entry: TimelineEntry; delivery?: never }
  | { id: string; on: string; entry?: never; delivery: DeliveryView };

/** Pages in their order, with each gift given before the pages of earlier days and after those of its own. */
export function whatHappened(pages: readonly TimelineEntry[], given: readonly DeliveryView[]): Happened[] {
  const met = pages.map((entry) => ({ id: entry.reflection_id, on: entry.happened_at.slice(0, 10), entry }));
  const gave = given.map((delivery) => ({ id: delivery.id, on: delivery.given_on ?? delivery.state_on, delivery }));
  return [...met, ...gave].sort((a, b) => b.on.localeCompare(a.on));
}
