// What this practice calls things and leaves aside. Nothing recorded depends on it: only words and offers do.
//
// Everybody who shows a reading of warmth asks `warmthWord(reading)` here, never the catalogue, and everybody who lets
// a sign be chosen offers `signsOffered()`; a sign that was recorded before is shown whatever is offered now. Both read
// `profile.value`, so what is rendered with them follows a change of the profile at once. Where a client can be added,
// `profile.value.pseudonyms` says whether to remind of a pseudonym (`<PseudonymHint />` in `$lib/profile`).
import { api } from "$lib/api/client";
import type { Profile, SignKind, Trade, Warmth } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { whenChanged } from "./changes";

const DEFAULTS: Profile = {
  asked: false,
  trade: "own",
  warmth: { cold: t("words.warmth.cold"), like: t("words.warmth.like"), love: t("words.warmth.love") },
  signs_off: [],
  pseudonyms: false,
  keep_years: null,
  sentences: { within: "", beyond: "", once: "" },
};

export const TRADES: readonly Trade[] = ["coaching", "therapy", "consulting", "tutoring", "design", "own"];
export const SIGNS: readonly SignKind[] = ["returned", "recommended", "forgave", "became_friend", "own"];

class ProfileState {
  value = $state.raw<Profile>(DEFAULTS);

  load = async (): Promise<void> => {
    this.value = await api.profile();
  };

  /** Kept at once. Throws if it can't be kept; then nothing changed. */
  set = async (changed: Partial<Profile>): Promise<void> => {
    await api.setProfile({ ...this.value, ...changed });
    await this.load();
  };

  /** Another trade's words and offers, where the user has not set their own. */
  setTrade = async (trade: Trade): Promise<void> => {
    await api.setTrade(trade);
    await this.load();
  };

  /** Follows undo and redo. */
  follow = (): (() => void) => whenChanged(["settings"], () => void this.load());
}

export const profile = new ProfileState();

/** What this practice calls a reading of warmth. */
export const warmthWord = (warmth: Warmth): string =>
  warmth === "unsure" ? t("words.warmth.unsure") : profile.value.warmth[warmth];

/** The signs that can be written down, in order. */
export const signsOffered = (): SignKind[] => SIGNS.filter((sign) => !profile.value.signs_off.includes(sign));
