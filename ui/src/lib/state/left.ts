// The place where the user was, on its way to the core and back: it outlives the document, and holds ids alone.
import type { LeftAt } from "$lib/api/bindings";
import type { Place } from "./router.svelte";

export function leftAt(place: Place, scroll: number): LeftAt {
  const ids = place as Partial<Record<"id" | "clientId" | "needId" | "at", string | null>>;
  return {
    screen: place.screen,
    id: ids.id ?? null,
    client_id: ids.clientId ?? null,
    need_id: ids.needId ?? null,
    at: ids.at ?? null,
    scroll: Math.max(0, Math.round(scroll)),
  };
}

export function placeOf({ screen, id, client_id, need_id, at }: LeftAt): Place | null {
  switch (screen) {
    case "reflect":
      return { screen, id, ...(client_id ? { clientId: client_id } : {}) };
    case "client":
      return id ? { screen, id, ...(at ? { at } : {}) } : null;
    case "brief":
      return id ? { screen, id } : null;
    case "overlap":
      return { screen, ...(need_id ? { needId: need_id } : {}) };
    case "gifts":
      return { screen, ...(id ? { id } : {}) };
    case "reflections":
    case "clients":
    case "trash":
      return { screen, ...(at ? { at } : {}) };
    default:
      return { screen };
  }
}
