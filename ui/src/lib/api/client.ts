// The only place that calls invoke. Every function throws an `ApiError` with the code and sentence of the core.
import { listen, type UnlistenFn } from "@tauri-apps/api/event";
import { commands, type AppError, type Area, type ErrorCode, type VaultStatus } from "./bindings";
import type * as w from "./bindings";

export class ApiError extends Error {
  constructor(readonly code: ErrorCode, message: string, readonly field: string | null) {
    super(message);
    this.name = "ApiError";
  }
}

async function reply<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (thrown) {
    const error = thrown as Partial<AppError>;
    throw new ApiError(error.code ?? "store", error.message ?? String(thrown), error.field ?? null);
  }
}

export const api = {
  // vault
  vaultStatus: () => reply(commands.vaultStatus()),
  passphraseStrength: (passphrase: string) => reply(commands.passphraseStrength(passphrase)),
  createJournal: (passphrase: string) => reply(commands.createJournal(passphrase)),
  unlockJournal: (passphrase: string) => reply(commands.unlockJournal(passphrase)),
  lockJournal: () => reply(commands.lockJournal()),
  openSample: () => reply(commands.openSample()),
  leaveSample: () => reply(commands.leaveSample()),
  /** any key or pointer movement, at most every few seconds: puts off the idle lock */
  stillHere: () => reply(commands.stillHere()),

  // clients and the ladder
  listClients: () => reply(commands.listClients()),
  clientNames: () => reply(commands.clientNames()),
  addClient: (name: string) => reply(commands.addClient(name)),
  updateClient: (id: string, fields: w.ClientFields) => reply(commands.updateClient(id, fields)),
  clientPage: (id: string) => reply(commands.clientPage(id)),
  addWant: (want: w.NewWant) => reply(commands.addWant(want)),
  updateWant: (id: string, fields: w.WantFields) => reply(commands.updateWant(id, fields)),
  addNeed: (need: w.NewNeed) => reply(commands.addNeed(need)),
  updateNeed: (id: string, fields: w.NeedFields) => reply(commands.updateNeed(id, fields)),
  /** null follows the evidence again */
  setConfidence: (id: string, confidence: w.Confidence | null) => reply(commands.setConfidence(id, confidence)),
  /** what the need lies beneath, whole; refuses cycles */
  placeNeed: (id: string, beneathWants: string[], beneathNeeds: string[]) => reply(commands.placeNeed(id, beneathWants, beneathNeeds)),

  // reflections
  listReflections: (clientId: string | null, before: string | null, limit: number) =>
    reply(commands.listReflections(clientId, before, limit)),
  openReflection: (id: string) => reply(commands.openReflection(id)),
  /** at the first keystroke: the record is born with these words and facts */
  startReflection: (text: string, facts: w.ReflectionFacts) => reply(commands.startReflection(text, facts)),
  /** typing: into the draft row, with where the marks now stand */
  saveDraft: (id: string, text: string, marks: w.MarkPlace[]) => reply(commands.saveDraft(id, text, marks)),
  /** the spell of writing ended: the draft becomes one change */
  settleDraft: (id: string) => reply(commands.settleDraft(id)),
  setFacts: (id: string, facts: w.ReflectionFacts) => reply(commands.setFacts(id, facts)),
  addMark: (mark: w.NewMark) => reply(commands.addMark(mark)),
  removeMark: (id: string) => reply(commands.removeMark(id)),

  // gifts
  listGifts: () => reply(commands.listGifts()),
  addGift: (fields: w.GiftFields) => reply(commands.addGift(fields)),
  updateGift: (id: string, fields: w.GiftFields, note: string) => reply(commands.updateGift(id, fields, note)),

  // suggestions
  overlap: () => reply(commands.overlap()),
  giveVerdict: (verdict: w.NewVerdict) => reply(commands.giveVerdict(verdict)),

  // search, today, settings, undo
  search: (words: string, limit: number) => reply(commands.search(words, limit)),
  today: () => reply(commands.today()),
  settings: () => reply(commands.settings()),
  setSettings: (settings: w.Settings) => reply(commands.setSettings(settings)),
  undo: () => reply(commands.undo()),
  redo: () => reply(commands.redo()),
  undoState: () => reply(commands.undoState()),
  /** asks where with the system's own dialog; code "cancelled" when the user thinks better of it */
  exportEverything: () => reply(commands.exportEverything()),
};

/** The journal changed in these areas: what shows them asks again. */
export const onChanged = (act: (areas: Area[]) => void): Promise<UnlistenFn> => listen<Area[]>("changed", (event) => act(event.payload));
/** It locked itself (idle); the whole document is to be replaced. */
export const onLocked = (act: (status: VaultStatus) => void): Promise<UnlistenFn> => listen<VaultStatus>("locked", (event) => act(event.payload));
/** Asked before the idle lock or on closing the window: save what is in hand, then answer with `lockJournal`. */
export const onAboutToLock = (act: () => void): Promise<UnlistenFn> => listen<null>("about-to-lock", () => act());
