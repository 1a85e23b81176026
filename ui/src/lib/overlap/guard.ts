// What stands against something new. A client's own limits stand beneath what is suggested for them; the week's
// minutes are everybody's, and are said once.
import type { Caution, Overlap } from "$lib/api/bindings";
import { isTheWeeks } from "$lib/giving/waiting";

/** What stands against something new for this client alone, the most telling first. */
export const cautionsOf = (overlap: Overlap, clientId: string): Caution[] =>
  overlap.waiting
    .filter((waiting) => waiting.client_id === clientId)
    .flatMap(({ cautions }) => cautions.filter((caution) => !isTheWeeks(caution)));

/** What the week's minutes stand against, if they do; for the client at hand, who may have been gone on with. */
export function weekOf(overlap: Overlap, clientId?: string): Caution | null {
  const own = overlap.waiting.find((waiting) => waiting.client_id === clientId)?.cautions.find(isTheWeeks);
  const anybodys = overlap.waiting.flatMap(({ cautions }) => cautions).find(isTheWeeks);
  return own ?? (anybodys ? { ...anybodys, overruled: null } : null);
}
