// The whole window over the stand-in core, for looking at: `npm run preview`, then
// http://localhost:5199/?state=open|locked|none&theme=light|dark&place={"screen":"client","id":"ilse"}&empty&sample&idle&unasked&therapy&duty&reached&many=10000&words=100000&marks=200
//   &keychain&wait&damaged&looking&bare&reach&found&away for the vault: see below what each stands for
import { leftAt } from "$lib/state/left";
import { DEFAULTS } from "$lib/state/settings.svelte";
import type { Theme, VaultStatus } from "$lib/api/bindings";
import type { Place } from "$lib/state/router.svelte";
import { STATUS, fake, refuse } from "../fake";
import * as data from "../fake-data";
import { reached } from "../fake-balance";
import { allCautions } from "../fake-suggested";
import { fill } from "../fake-many";
import { lengthen } from "../fake-page";
import { forgetPreview } from "../fake-trash";
import * as vault from "../fake-vault";

const asked = new URLSearchParams(location.search);
const state = (asked.get("state") ?? "open") as "open" | "locked" | "none";
const core = fake(state);

const status = (changed: Partial<VaultStatus>): void =>
  core.answer("vault_status", () => ({ ...STATUS, state, ...changed }));
if (asked.has("idle")) status({ locked: { reason: "idle", at: "2026-11-17T14:32:00+01:00", idle_minutes: 15 } });
if (asked.has("sample")) status({ sample: true });
if (asked.has("keychain")) status({ keychain: true });
if (asked.has("wait")) status({ wait_seconds: 40 });
if (asked.has("looking")) status({ looking: vault.newest });
if (asked.has("damaged"))
  core.answer("unlock_journal", () => refuse("damaged", "The journal’s file is damaged. Nothing was changed."));
if (asked.has("bare"))
  core.answer("backups", () => ({ ...vault.backups, list: [], second_place: null, synced_by: "Dropbox" }));
if (asked.has("away"))
  core.answer("backups", () => ({
    ...vault.backups,
    second_place: { ...vault.backups.second_place, reachable: false },
  }));
if (asked.has("reach")) {
  const backups_not_reached = ["/media/mira/STICK/Undercurrent/20261031T200000Z"];
  core.answer("change_passphrase", () => ({ backups_changed: 14, backups_not_reached }));
}
if (asked.has("found")) core.answer("check_journal", () => vault.found);
const place = asked.get("place");
if (place) status({ left_at: leftAt(JSON.parse(place) as Place, 0) });
if (asked.has("empty")) emptyJournal();
if (asked.has("duty")) core.answer("forget_preview", () => ({ ...forgetPreview, keep_until: "2036-11-12" }));
if (asked.has("unasked")) core.answer("profile", () => ({ ...data.profile, trade: "own", asked: false }));
if (asked.has("therapy")) core.answer("profile", () => data.therapy);
if (asked.has("reached")) {
  core.answer("client_balance", () => reached);
  core.answer("cautions", () => allCautions);
  core.answer("today", () => ({ ...data.today, cautions: allCautions }));
  const waiting = [...data.clients].map(({ id: client_id }) => ({ client_id, cautions: allCautions }));
  core.answer("overlap", () => ({ ...data.overlap, waiting }));
}
const many = Number(asked.get("many") ?? 0);
if (many > 0) fill(core, many);
const words = Number(asked.get("words") ?? 0);
if (words > 0) lengthen(core, words, Number(asked.get("marks") ?? 0));
const text = Number(asked.get("text") ?? 100);
document.documentElement.style.fontSize = `${text}%`;
const theme = asked.get("theme") as Theme | null;
if (theme) {
  document.documentElement.dataset["theme"] = theme;
  core.answer("settings", () => ({
    ...DEFAULTS,
    lock_minutes: 5,
    lock_minimised: false,
    theme,
    text_percent: text,
    single_keys: true,
    prompts: true,
  }));
}
await import("../../src/main");

function emptyJournal(): void {
  const nothing = { unfinished: [], recent: [], suggestion: null, gone_quiet: [], unasked: [] };
  core.answer("today", () => ({ ...data.today, ...nothing, empty: true, given_minutes_week: 0, paid_minutes_week: 0 }));
  for (const list of ["list_clients", "client_names", "list_reflections", "list_gifts", "trash"])
    core.answer(list, () => []);
  core.answer("overlap", () => ({
    ...data.overlap,
    open_needs: 0,
    living_gifts: 0,
    suggestions: [],
    threads: [],
    not_yours: [],
  }));
}
