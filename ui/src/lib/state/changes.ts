// What the journal says has changed, handed on to whoever shows it.
import { onChanged } from "$lib/api/client";
import type { Area } from "$lib/api/bindings";

type Listener = { areas: readonly Area[]; act: () => void };

/** Every area, for what depends on all of them. */
export const ALL_AREAS: readonly Area[] = [
  "clients",
  "reflections",
  "ladder",
  "gifts",
  "suggestions",
  "settings",
  "deliveries",
  "promises",
  "knowledge",
  "review",
  "trash",
];

const listeners = new Set<Listener>();

/** Calls `act` whenever one of `areas` changed, until the returned function is called. */
export function whenChanged(areas: readonly Area[], act: () => void): () => void {
  const listener = { areas, act };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function announce(changed: readonly Area[]): void {
  for (const { areas, act } of [...listeners]) {
    if (areas.some((area) => changed.includes(area))) act();
  }
}

/** Begins to listen to the core; once, when the journal opens. */
export const listenForChanges = (): Promise<() => void> => onChanged(announce);
