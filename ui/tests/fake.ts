// Stands in for the core: answers every command out of fake-data.ts, remembers what it was asked, and can be told otherwise.
// In a test: `const core = fake(); core.answer("today", () => …)`; then `core.asked` lists the commands in order.
import { emit } from "@tauri-apps/api/event";
import { mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import type {
  AppError,
  Area,
  Hit,
  NewVerdict,
  Profile,
  ReflectionView,
  Settings,
  Trade,
  VaultStatus,
} from "$lib/api/bindings";
import { DEFAULTS } from "$lib/state/settings.svelte";
import * as data from "./fake-data";
import { backupsWithout, forgetPreview, forgotten, trash } from "./fake-trash";
import * as weighed from "./fake-balance";
import { budget } from "./fake-budget";
import * as gave from "./fake-giving";
import * as insights from "./fake-insights";
import { review } from "./fake-review";
import { starts } from "./fake-starts";
import * as suggested from "./fake-suggested";
import * as vault from "./fake-vault";

type Args = Record<string, unknown>;
type Answer = (args: Args) => unknown;
export type Fake = {
  asked: { command: string; args: Args }[];
  /** what was answered, in order */
  told: unknown[];
  answer: (command: string, answer: Answer) => void;
  /** as the core says that areas changed */
  changed: (...areas: Area[]) => Promise<void>;
};

export const refuse = (code: AppError["code"], message: string, field: string | null = null): never => {
  throw { code, message, field } satisfies AppError;
};

export const STATUS: VaultStatus = {
  state: "open",
  sample: false,
  locked: null,
  folder: "/home/mira/.local/share/undercurrent",
  left_at: null,
  keychain: false,
  looking: null,
  wait_seconds: 0,
};

/** Installs the stand-in; `state` is how the journal is found. */
export function fake(state: VaultStatus["state"] = "open"): Fake {
  mockWindows("main");
  const asked: Fake["asked"] = [];
  const told: Fake["told"] = [];
  const answers = new Map<string, Answer>(Object.entries(commands({ ...STATUS, state })));
  mockIPC(
    (command, payload) => {
      const args = (payload ?? {}) as Args;
      asked.push({ command, args });
      const answer = answers.get(command);
      if (!answer) return refuse("not_found", `The stand-in knows no ${command}.`);
      const given = answer(args);
      told.push(given);
      return given;
    },
    { shouldMockEvents: true },
  );
  return {
    asked,
    told,
    answer: (command, answer) => void answers.set(command, answer),
    changed: (...areas) => emit("changed", areas),
  };
}

function commands(first: VaultStatus): Record<string, Answer> {
  let status = first;
  let settings: Settings = DEFAULTS;
  let profile: Profile = data.profile;
  let page: ReflectionView = data.reflection;
  const become = (next: Partial<VaultStatus>): VaultStatus => (status = { ...status, locked: null, ...next });
  const done = (what: string) => ({ what, subject: "Be taken seriously by her board" });
  return {
    region: () => null,
    vault_status: () => status,
    passphrase_strength: ({ passphrase }) => strength(String(passphrase)),
    create_journal: () => ({ status: become({ state: "open" }), code: vault.code }),
    unlock_journal: ({ passphrase }) =>
      passphrase === "wrong"
        ? refuse("wrong_passphrase", "That does not open this journal.")
        : become({ state: "open" }),
    lock_journal: () => become({ state: "locked", sample: false }),
    open_sample: () => become({ state: "open", sample: true }),
    leave_sample: () => become({ state: first.state, sample: false }),
    still_here: () => null,
    remember_place: () => null,
    copied: () => null,
    ...vault.vaultCommands(become),

    list_clients: () => data.clients,
    client_names: () => data.clients.map(({ id, name, pages }) => ({ id, name, pages })),
    add_client: ({ name }) => ({ id: "new", name, pages: 0 }),
    update_client: () => null,
    part_client: () => null,
    merge_preview: () => data.mergePreview,
    merge_clients: () => null,
    brief: ({ id }) => ({ ...data.brief, client_id: id }),
    client_page: ({ id }) => ({ ...data.clientPage, id }),
    list_occasions: () => data.occasions,
    add_occasion: () => "o-new",
    update_occasion: () => null,
    add_want: ({ want }) => ({ ...(want as Args), id: "w-new", heard_on: data.TODAY, state: "open", quotes: [] }),
    update_want: () => null,
    add_need: ({ need }) => ({
      ...(need as Args),
      id: "n-new",
      confidence: "hunch",
      overruled: false,
      state: "open",
      quotes: [],
    }),
    update_need: () => null,
    set_confidence: () => null,
    place_need: () => null,
    set_want_state: () => null,
    set_need_state: () => null,
    want_history: () => [{ on: "2026-11-03", state: "open", due_on: null, note: "" }],
    need_history: () => ({
      states: [
        { on: "2026-11-03", state: "open", due_on: null, note: "" },
        { on: "2026-11-12", state: "being_served", due_on: null, note: "She asked for it again" },
      ],
      verdicts: [{ id: "v-1", on: "2026-11-12", gift_name: "Asking what nobody dares", answer: "take", reason: "" }],
    }),
    knowledge: () => data.knowledge,
    add_reading: () => null,
    update_reading: () => null,
    add_sign: () => null,
    update_sign: () => null,
    ask: () => null,
    update_asked: () => null,
    add_idea: () => null,
    update_idea: () => null,

    list_versions: () => data.versions,
    compare_version: () => data.comparison,
    bring_back_version: () => page,

    list_reflections: () => data.reflections,
    open_reflection: ({ id }) => (page = { ...page, id: String(id) }),
    start_reflection: ({ text, facts }) =>
      (page = {
        ...page,
        id: "r-new",
        text: String(text),
        facts: facts as ReflectionView["facts"],
        clients: [],
        marks: [],
        page_number: null,
      }),
    save_draft: ({ text }) => {
      page = { ...page, text: String(text) };
      return { saved_at: "2026-11-17T14:02:11+01:00" };
    },
    settle_draft: () => page,
    set_facts: ({ facts }) => (page = { ...page, facts: facts as ReflectionView["facts"] }),
    add_mark: () => page,
    remove_mark: () => null,

    list_gifts: () => data.gifts,
    add_gift: ({ fields }) => ({ ...data.gifts[0], id: "g-new", fields }),
    update_gift: ({ id, fields }) => ({ ...data.gifts[0], id, fields }),
    split_gift: ({ fields }) => ({ ...data.gifts[0], id: "g-new", fields }),
    merge_gifts: ({ kept }) => ({ ...data.gifts[0], id: kept }),
    overlap: () => data.overlap,
    echoes: ({ clientId }) => (clientId === "ilse" ? suggested.echoes : []),
    emerging_gifts: () => suggested.emerging,
    adopt_gift: ({ fields }) => ({ ...data.gifts[0], id: "g-new", fields }),
    acknowledge: () => suggested.acknowledge,
    set_suggestion_aside: () => null,
    cautions: ({ clientId }) => (clientId === "ilse" ? suggested.cautions : []),
    overrule: () => null,
    balances: () => insights.balances,
    client_balance: ({ clientId }) => (clientId === "ilse" ? weighed.clientBalance : weighed.nothingYet),
    why: () => data.carrying,
    take_gathering: () => gave.taken,
    list_verdicts: () => data.verdicts,
    take_back_verdict: () => null,
    give_verdict: ({ verdict }) => ((verdict as NewVerdict).answer === "take" ? gave.taken : null),

    giving: ({ clientId }) => (clientId === "ilse" ? gave.giving : { promises: [], deliveries: [] }),
    add_delivery: ({ fields }) => ({ ...gave.taken, id: "d-new", fields }),
    update_delivery: () => null,
    set_delivery_state: () => null,
    give_part: () => null,
    land_delivery: () => null,
    list_forms: () => gave.forms,
    add_form: ({ fields }) => ({ ...gave.forms[0], id: "f-new", fields }),
    update_form: () => null,
    add_promise: () => gave.promises[0],
    update_promise: () => null,
    keep_promise: () => ({ ...gave.promises[0], state: "kept", live: false }),
    renegotiate_promise: () => null,
    drop_promise: () => null,
    reopen_promise: () => null,

    search: ({ words }) => found(String(words)),
    today: () => data.today,
    settings: () => settings,
    set_settings: (args) => {
      settings = args["settings"] as Settings;
      return null;
    },
    profile: () => profile,
    set_profile: (args) => {
      profile = args["profile"] as Profile;
      return null;
    },
    set_trade: ({ trade }) => {
      profile = {
        ...profile,
        ...(trade === "therapy" ? data.therapy : data.profile),
        trade: trade as Trade,
        asked: true,
      };
      return null;
    },
    delete_record: () => null,
    trash: () => trash,
    put_back: () => null,
    inequalities: () => insights.inequalities,
    time_by_month: () => insights.months,
    themes: () => insights.themes,
    name_theme: () => null,
    form_figures: () => insights.forms,
    gift_figures: () => insights.gifts,
    save_chart: () => ({ path: "/home/mira/chart.svg", bytes: 4000 }),
    budget: () => budget,
    review: () => review,
    mark_step: () => null,
    write_learned: () => "r-review",
    close_review: () => "r-review",
    starts: () => starts,
    add_prompt: () => null,
    update_prompt: () => null,
    add_template: () => null,
    update_template: () => null,
    add_pursuit: () => null,
    update_pursuit: () => null,
    set_pursuit_minutes: () => null,
    forget_preview: () => forgetPreview,
    forget_client: () => forgotten,
    back_up_without_forgotten: () => backupsWithout,

    undo: () => done("give_verdict"),
    redo: () => done("give_verdict"),
    undo_state: () => ({ undo: { what: "give_verdict", subject: "Be taken seriously by her board" }, redo: null }),
    export_everything: () => ({ path: "/home/mira/Documents/undercurrent-2026-11-17", bytes: 4_100_000 }),
    print_page: () => ({ path: "/home/mira/Documents/page.pdf", bytes: 180_000 }),
  };
}

function strength(passphrase: string): { score: number; guesses_log10: number } {
  const guesses_log10 = Math.min(24, passphrase.length * 0.9);
  return { score: Math.min(4, Math.floor(guesses_log10 / 4)), guesses_log10 };
}

/** Finds by plain containment, which is enough to look at. */
function found(words: string): { hits: Hit[]; total: number } {
  const sought = words.trim().toLowerCase();
  const pieces = (text: string) => {
    const at = text.toLowerCase().indexOf(sought);
    if (sought === "" || at < 0) return [{ text, hit: false }];
    const end = at + sought.length;
    return [
      { text: text.slice(0, at), hit: false },
      { text: text.slice(at, end), hit: true },
      { text: text.slice(end), hit: false },
    ];
  };
  const all: Hit[] = [
    hit("client", "ilse", "Ilse Varnholt", ""),
    hit("client", "tomas", "Tomas Breck", ""),
    hit("need", "n-price", "Name her own price without apologising", "", "ilse"),
    hit("reflection", "r-shop", "The shop text", "…she read it to me and stopped at the price…", "ilse"),
    hit("gift", "g-prices", "Price lists", ""),
    hit("want", "w-name", "A name for the winter range", "", "ilse"),
  ]
    .filter(({ title, around }) => (title + around).toLowerCase().includes(sought))
    .map((one) => ({ ...one, title: pieces(one.title), around: one.around === "" ? [] : pieces(one.around) }));
  return { hits: all, total: all.length };
}

const hit = (kind: Hit["kind"], id: string, title: string, around: string, clientId: string | null = null) => ({
  kind,
  id,
  client_id: kind === "client" ? id : clientId,
  client_name: clientId ? "Ilse Varnholt" : null,
  on: "2026-11-12",
  title,
  around,
});
