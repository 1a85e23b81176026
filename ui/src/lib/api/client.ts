// The only place that calls invoke. Every function throws an `ApiError` with the code and sentence of the core.
import { invoke } from "@tauri-apps/api/core";
import { listen, type UnlistenFn } from "@tauri-apps/api/event";
import type * as w from "./bindings";

export class ApiError extends Error {
  constructor(readonly code: w.ErrorCode, message: string, readonly field: string | null) {
    super(message);
    this.name = "ApiError";
  }
}

async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    const error = thrown as Partial<w.AppError>;
    throw new ApiError(error.code ?? "store", error.message ?? String(thrown), error.field ?? null);
  }
}

export const api = {
  // vault
  vaultStatus: () => call<w.VaultStatus>("vault_status"),
  passphraseStrength: (passphrase: string) => call<w.Strength>("passphrase_strength", { passphrase }),
  createJournal: (passphrase: string) => call<w.VaultStatus>("create_journal", { passphrase }),
  unlockJournal: (passphrase: string) => call<w.VaultStatus>("unlock_journal", { passphrase }),
  lockJournal: () => call<w.VaultStatus>("lock_journal"),
  openSample: () => call<w.VaultStatus>("open_sample"),
  leaveSample: () => call<w.VaultStatus>("leave_sample"),
  /** any key or pointer movement, at most every few seconds: puts off the idle lock */
  stillHere: () => call<null>("still_here"),

  // clients and the ladder
  listClients: () => call<w.ClientRow[]>("list_clients"),
  clientNames: () => call<w.ClientName[]>("client_names"),
  addClient: (name: string) => call<w.ClientName>("add_client", { name }),
  updateClient: (id: string, fields: w.ClientFields) => call<null>("update_client", { id, fields }),
  clientPage: (id: string) => call<w.ClientPage>("client_page", { id }),
  addWant: (want: w.NewWant) => call<w.WantView>("add_want", { want }),
  updateWant: (id: string, fields: w.WantFields) => call<null>("update_want", { id, fields }),
  addNeed: (need: w.NewNeed) => call<w.NeedView>("add_need", { need }),
  updateNeed: (id: string, fields: w.NeedFields) => call<null>("update_need", { id, fields }),
  /** null follows the evidence again */
  setConfidence: (id: string, confidence: w.Confidence | null) => call<null>("set_confidence", { id, confidence }),
  /** what the need lies beneath, whole; refuses cycles */
  placeNeed: (id: string, beneathWants: string[], beneathNeeds: string[]) => call<null>("place_need", { id, beneathWants, beneathNeeds }),

  // reflections
  listReflections: (clientId: string | null, before: string | null, limit: number) =>
    call<w.ReflectionRow[]>("list_reflections", { clientId, before, limit }),
  openReflection: (id: string) => call<w.ReflectionView>("open_reflection", { id }),
  /** at the first keystroke: the record is born with these words and facts */
  startReflection: (text: string, facts: w.ReflectionFacts) => call<w.ReflectionView>("start_reflection", { text, facts }),
  /** typing: into the draft row, with where the marks now stand */
  saveDraft: (id: string, text: string, marks: w.MarkPlace[]) => call<{ saved_at: string }>("save_draft", { id, text, marks }),
  /** the spell of writing ended: the draft becomes one change */
  settleDraft: (id: string) => call<w.ReflectionView>("settle_draft", { id }),
  setFacts: (id: string, facts: w.ReflectionFacts) => call<w.ReflectionView>("set_facts", { id, facts }),
  addMark: (mark: w.NewMark) => call<w.ReflectionView>("add_mark", { mark }),
  removeMark: (id: string) => call<null>("remove_mark", { id }),

  // gifts
  listGifts: () => call<w.GiftView[]>("list_gifts"),
  addGift: (fields: w.GiftFields) => call<w.GiftView>("add_gift", { fields }),
  updateGift: (id: string, fields: w.GiftFields, note: string) => call<w.GiftView>("update_gift", { id, fields, note }),

  // suggestions
  overlap: () => call<w.Overlap>("overlap"),
  giveVerdict: (verdict: w.NewVerdict) => call<null>("give_verdict", { verdict }),

  // search, today, settings, undo
  search: (words: string, limit: number) => call<w.SearchResult>("search", { words, limit }),
  today: () => call<w.Today>("today"),
  settings: () => call<w.Settings>("settings"),
  setSettings: (settings: w.Settings) => call<null>("set_settings", { settings }),
  undo: () => call<w.Done>("undo"),
  redo: () => call<w.Done>("redo"),
  undoState: () => call<w.UndoState>("undo_state"),
  /** asks where with the system's own dialog; code "cancelled" when the user thinks better of it */
  exportEverything: () => call<w.Exported>("export_everything"),
};

/** The journal changed in these areas: what shows them asks again. */
export const onChanged = (act: (areas: w.Area[]) => void): Promise<UnlistenFn> => listen<w.Area[]>("changed", (event) => act(event.payload));
/** It locked itself (idle); the whole document is to be replaced. */
export const onLocked = (act: (status: w.VaultStatus) => void): Promise<UnlistenFn> => listen<w.VaultStatus>("locked", (event) => act(event.payload));
/** Asked before the idle lock or on closing the window: save what is in hand, then answer with `lockJournal`. */
export const onAboutToLock = (act: () => void): Promise<UnlistenFn> => listen<null>("about-to-lock", () => act());
