// Where a hit leads and what is said beside it.
import type { Hit } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { shortDate } from "$lib/messages/dates";
import type { Place } from "$lib/state/router.svelte";

export function placeOf({ kind, id, client_id }: Hit): Place {
  switch (kind) {
    case "client":
      return { screen: "client", id };
    case "reflection":
      return { screen: "reflect", id };
    case "gift":
      return { screen: "gifts", id };
    case "want":
    case "need":
      return client_id === null ? { screen: "clients" } : { screen: "client", id: client_id, at: id };
  }
}

/** "Need, Ilse Varnholt"; "Reflection, 12 Nov" */
export function beside({ kind, client_name, on }: Hit): string {
  const word = t(`words.${kind}`);
  if (kind === "reflection") return t("search.on", { kind: word, on: shortDate(on) });
  return client_name === null || kind === "client" ? word : t("search.of", { kind: word, name: client_name });
}
