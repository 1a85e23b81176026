// Where a hit leads and what is said beside it.
import type { Hit, Kind } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { shortDate } from "$lib/messages/dates";
import type { GlyphName } from "$lib/shared/glyph";
import type { IconName } from "$lib/shared/icons";
import type { Place } from "$lib/state/router.svelte";

/** What is drawn beside a hit: the product's own glyph where it has one. */
export const GLYPHS: Readonly<Partial<Record<Kind, GlyphName>>> = {
  want: "want",
  need: "need",
  gift: "gift",
  promise: "promise",
  delivery: "gift",
};
const ICONS: Readonly<Partial<Record<Kind, IconName>>> = {
  client: "user",
  reflection: "pen-line",
  form: "hand",
  occasion: "calendar",
  warmth: "heart",
  sign: "heart",
  asked_why: "message-circle-question-mark",
  idea: "lightbulb",
  overrule: "hand",
  pursuit: "calendar-check-2",
  prompt: "message-circle-question-mark",
  template: "pen-line",
};
export const iconOf = (kind: Kind): IconName => ICONS[kind] ?? "quote";

export function placeOf({ kind, id, client_id }: Pick<Hit, "kind" | "id" | "client_id">): Place {
  switch (kind) {
    case "client":
      return { screen: "client", id };
    case "reflection":
      return { screen: "reflect", id };
    case "gift":
      return { screen: "gifts", id };
    case "form":
      return { screen: "settings", part: "forms" };
    case "prompt":
    case "template":
      return { screen: "settings", part: "starts" };
    case "pursuit":
      return { screen: "review" };
    default:
      return client_id === null ? { screen: "clients" } : { screen: "client", id: client_id, at: id };
  }
}

/** "Need, Ilse Varnholt"; "Reflection, 12 Nov" */
export function beside({ kind, client_name, on }: Hit): string {
  const word = t(`words.${kind}`);
  if (kind === "reflection") return t("search.on", { kind: word, on: shortDate(on) });
  return client_name === null || kind === "client" ? word : t("search.of", { kind: word, name: client_name });
}
