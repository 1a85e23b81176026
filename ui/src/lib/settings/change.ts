import type { Settings } from "$lib/api/bindings";
import { attempt } from "$lib/state/act";
import { settings } from "$lib/state/settings.svelte";

/** Keeps a changed setting at once, and says so if it could not be kept. */
export const change = (changed: Partial<Settings>): Promise<void> => attempt(() => settings.set(changed));
