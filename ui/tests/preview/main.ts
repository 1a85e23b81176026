// The whole window over the stand-in core, for looking at: `npm run preview`, then
// http://localhost:5199/?state=open|locked|none&theme=light|dark&place={"screen":"client","id":"ilse"}&empty&sample&idle
import type { Theme } from "$lib/api/bindings";
import type { Place } from "$lib/state/router.svelte";
import { fake } from "../fake";
import * as data from "../fake-data";

const asked = new URLSearchParams(location.search);
const state = (asked.get("state") ?? "open") as "open" | "locked" | "none";
const core = fake(state);

if (asked.has("idle")) {
  const locked = { reason: "idle", at: "2026-11-17T14:32:00+01:00", idle_minutes: 15 };
  core.answer("vault_status", () => ({ state, sample: false, folder: "", locked }));
}
if (asked.has("sample")) core.answer("vault_status", () => ({ state, sample: true, folder: "", locked: null }));
if (asked.has("empty")) emptyJournal();
const theme = asked.get("theme") as Theme | null;
if (theme) {
  document.documentElement.dataset["theme"] = theme;
  core.answer("settings", () => ({
    lock_minutes: 5,
    theme,
    text_percent: Number(asked.get("text") ?? 100),
    single_keys: true,
    prompts: true,
  }));
}
const place = asked.get("place");
if (place) history.replaceState({ place: JSON.parse(place) as Place }, "");

await import("../../src/main");

function emptyJournal(): void {
  const nothing = { unfinished: [], recent: [], suggestion: null, gone_quiet: [], unasked: [] };
  core.answer("today", () => ({ ...data.today, ...nothing, empty: true, given_minutes_week: 0, paid_minutes_week: 0 }));
  for (const list of ["list_clients", "client_names", "list_reflections", "list_gifts"]) core.answer(list, () => []);
  core.answer("overlap", () => ({
    ...data.overlap,
    open_needs: 0,
    living_gifts: 0,
    suggestions: [],
    threads: [],
    not_yours: [],
  }));
}
