// The navigation, reading downwards: the surface, then what runs beneath.
import type { IconName } from "$lib/shared/icons";
import type { GlyphName } from "$lib/shared/glyph";
import type { MessageKey } from "$lib/messages";
import type { Place, Screen } from "$lib/state/router.svelte";

export type NavEntry = { label: MessageKey; place: Place; combo: string } & ({ icon: IconName } | { glyph: GlyphName });

export const SURFACE: readonly NavEntry[] = [
  { label: "frame.today", icon: "sun", place: { screen: "today" }, combo: "mod+1" },
  { label: "frame.reflections", icon: "pen-line", place: { screen: "reflections" }, combo: "mod+2" },
  { label: "frame.clients", icon: "users-round", place: { screen: "clients" }, combo: "mod+3" },
];
export const BENEATH: readonly NavEntry[] = [
  { label: "frame.overlap", glyph: "overlap", place: { screen: "overlap" }, combo: "mod+4" },
  { label: "frame.gifts", glyph: "gift", place: { screen: "gifts" }, combo: "mod+5" },
];

export const LOOKING_BACK: readonly NavEntry[] = [
  { label: "frame.review", icon: "calendar-check-2", place: { screen: "review" }, combo: "mod+6" },
  { label: "frame.insights", icon: "chart-no-axes-column", place: { screen: "insights" }, combo: "mod+7" },
];

const TITLES: Readonly<Record<Screen, MessageKey>> = {
  today: "frame.today",
  reflections: "frame.reflections",
  reflect: "words.reflection",
  clients: "frame.clients",
  client: "words.client",
  brief: "brief.title",
  overlap: "frame.overlap",
  gifts: "frame.gifts",
  review: "frame.review",
  insights: "frame.insights",
  settings: "frame.settings",
  trash: "trash.title",
};

/** What a screen is called, for who arrives on it without seeing it. */
export const titleOf = ({ screen }: Place): MessageKey => TITLES[screen];

/** Which entry stands for a place: a client's page belongs to Clients, a page being written to Reflections. */
export function belongsTo(place: Place, entry: NavEntry): boolean {
  const { screen } = entry.place;
  if (place.screen === "client" || place.screen === "brief") return screen === "clients";
  if (place.screen === "reflect") return screen === "reflections";
  return place.screen === screen;
}
