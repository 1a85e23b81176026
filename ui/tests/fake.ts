// Stands in for the core: answers every command out of fake-data.ts, remembers what it was asked, and can be told otherwise.
// In a test: `const core = fake(); core.answer("today", () => …)`; then `core.asked` lists the commands in order.
import { emit } from "@tauri-apps/api/event";
import { mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import type { AppError, Area, Hit, ReflectionView, Settings, VaultStatus } from "$lib/api/bindings";
import * as data from "./fake-data";

type Args = Record<string, unknown>;
type Answer = (args: Args) => unknown;
export type Fake = {
  asked: { command: string; args: Args }[];
  answer: (command: string, answer: Answer) => void;
  /** as the core says that areas changed */
  changed: (...areas: Area[]) => Promise<void>;
};

export const refuse = (code: AppError["code"], message: string, field: string | null = null): never => {
  throw { code, message, field } satisfies AppError;
};

const STATUS: VaultStatus = {
  state: "open",
  sample: false,
  locked: null,
  folder: "/home/mira/.local/share/undercurrent",
};

/** Installs the stand-in; `state` is how the journal is found. */
export function fake(state: VaultStatus["state"] = "open"): Fake {
  mockWindows("main");
  const asked: Fake["asked"] = [];
  const answers = new Map<string, Answer>(Object.entries(commands({ ...STATUS, state })));
  mockIPC(
    (command, payload) => {
      const args = (payload ?? {}) as Args;
      asked.push({ command, args });
      const answer = answers.get(command);
      if (!answer) return refuse("not_found", `The stand-in knows no ${command}.`);
      return answer(args);
    },
    { shouldMockEvents: true },
  );
  return {
    asked,
    answer: (command, answer) => void answers.set(command, answer),
    changed: (...areas) => emit("changed", areas),
  };
}

function commands(first: VaultStatus): Record<string, Answer> {
  let status = first;
  let settings: Settings = { lock_minutes: 5, theme: "system", text_percent: 100, single_keys: true, prompts: true };
  let page: ReflectionView = data.reflection;
  const become = (next: Partial<VaultStatus>): VaultStatus => (status = { ...status, locked: null, ...next });
  const done = (what: string) => ({ what, areas: ["suggestions"] });
  return {
    vault_status: () => status,
    passphrase_strength: ({ passphrase }) => strength(String(passphrase)),
    create_journal: () => become({ state: "open" }),
    unlock_journal: ({ passphrase }) =>
      passphrase === "wrong"
        ? refuse("wrong_passphrase", "That does not open this journal.")
        : become({ state: "open" }),
    lock_journal: () => become({ state: "locked", sample: false }),
    open_sample: () => become({ state: "open", sample: true }),
    leave_sample: () => become({ state: first.state, sample: false }),
    still_here: () => null,

    list_clients: () => data.clients,
    client_names: () => data.clients.map(({ id, name, pages }) => ({ id, name, pages })),
    add_client: ({ name }) => ({ id: "new", name, pages: 0 }),
    update_client: () => null,
    client_page: ({ id }) => ({ ...data.clientPage, id }),
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
    overlap: () => data.overlap,
    give_verdict: () => null,

    search: ({ words }) => found(String(words)),
    today: () => data.today,
    settings: () => settings,
    set_settings: (args) => {
      settings = args["settings"] as Settings;
      return null;
    },
    undo: () => done("give_verdict"),
    redo: () => done("give_verdict"),
    undo_state: () => ({ undo: "give_verdict", redo: null }),
    export_everything: () => ({ path: "/home/mira/Documents/undercurrent-2026-11-17", bytes: 4_100_000 }),
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
