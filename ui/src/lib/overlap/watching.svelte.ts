// Needs that no gift meets and that are to be kept in sight all the same: remembered while the journal is open, not recorded.
import { SvelteSet } from "svelte/reactivity";

export const watching = new SvelteSet<string>();
