import type { Settings } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { attempt } from "$lib/state/act";
import { settings } from "$lib/state/settings.svelte";
import { sayWithUndo } from "$lib/state/undo";

/** Keeps a changed setting at once, and says so if it could not be kept. */
export const change = (changed: Partial<Settings>): Promise<void> => attempt(() => settings.set(changed));

/** The same, for what changes more than the look of things: it offers to take it back. */
export const changeWithUndo = (changed: Partial<Settings>): Promise<void> =>
  attempt(async () => {
    await settings.set(changed);
    sayWithUndo(t("settings.said.changed"));
  });
