// The only place that calls invoke. Every function throws an `ApiError` with the code and sentence of the core.
import { listen, type UnlistenFn } from "@tauri-apps/api/event";
import { commands, type AppError, type Area, type ErrorCode } from "./bindings";
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
  /** how the system writes dates and numbers, as a tag such as "de-DE"; nothing where it has no opinion */
  region: () => reply(commands.region()),

  // vault
  vaultStatus: () => reply(commands.vaultStatus()),
  passphraseStrength: (passphrase: string) => reply(commands.passphraseStrength(passphrase)),
  /** six random words */
  suggestPassphrase: () => reply(commands.suggestPassphrase()),
  createJournal: (passphrase: string) => reply(commands.createJournal(passphrase)),
  unlockJournal: (passphrase: string) => reply(commands.unlockJournal(passphrase)),
  /** answers only when the lock was refused: otherwise this document is gone */
  lockJournal: () => reply(commands.lockJournal()),
  /** where the user is, to come back to after unlocking */
  rememberPlace: (leftAt: w.LeftAt) => reply(commands.rememberPlace(leftAt)),
  /** something was copied: it leaves the clipboard after a while */
  copied: () => reply(commands.copied()),
  openSample: () => reply(commands.openSample()),
  leaveSample: () => reply(commands.leaveSample()),
  /** opens by the recovery code, and sets this passphrase from now on */
  unlockWithCode: (code: string, passphrase: string) => reply(commands.unlockWithCode(code, passphrase)),
  unlockWithKeychain: () => reply(commands.unlockWithKeychain()),
  /** whether a recovery code is well formed; not whether it opens anything */
  checkCode: (code: string) => reply(commands.checkCode(code)),
  recoveryCode: (passphrase: string) => reply(commands.recoveryCode(passphrase)),
  changePassphrase: (old: string, fresh: string) => reply(commands.changePassphrase(old, fresh)),
  /** a new code and a new key, and the journal written anew under it */
  replaceCode: (passphrase: string) => reply(commands.replaceCode(passphrase)),
  keychainState: () => reply(commands.keychainState()),
  setKeychain: (passphrase: string, on: boolean) => reply(commands.setKeychain(passphrase, on)),
  /** any key or pointer movement, at most every few seconds: puts off the idle lock */
  stillHere: () => reply(commands.stillHere()),

  // backups
  backups: () => reply(commands.backups()),
  backUpNow: () => reply(commands.backUpNow()),
  /** asks where with the system's own dialog; code "cancelled" when the user thinks better of it */
  chooseSecondPlace: () => reply(commands.chooseSecondPlace()),
  clearSecondPlace: () => reply(commands.clearSecondPlace()),
  /** in place of one's own journal, and without changing anything */
  lookIntoBackup: (id: string) => reply(commands.lookIntoBackup(id)),
  leaveBackup: () => reply(commands.leaveBackup()),
  /** what is there now is set aside first, and listed */
  restoreBackup: (id: string) => reply(commands.restoreBackup(id)),
  /** where the journal is damaged: the newest backup that this opens */
  restoreNewest: (passphrase: string) => reply(commands.restoreNewest(passphrase)),
  /** asks for the backup's folder with the system's own dialog; with a code, the passphrase is the one from now on */
  restoreFrom: (passphrase: string, code: string | null) => reply(commands.restoreFrom(passphrase, code)),
  checkJournal: () => reply(commands.checkJournal()),
  /** makes the backups anew that still hold somebody who was forgotten */
  replaceBackupsHolding: () => reply(commands.replaceBackupsHolding()),

  // how a page may begin
  starts: () => reply(commands.starts()),
  addPrompt: (text: string) => reply(commands.addPrompt(text)),
  updatePrompt: (id: string, text: string) => reply(commands.updatePrompt(id, text)),
  addTemplate: (fields: w.TemplateFields) => reply(commands.addTemplate(fields)),
  updateTemplate: (id: string, fields: w.TemplateFields) => reply(commands.updateTemplate(id, fields)),

  // clients and the ladder
  listClients: () => reply(commands.listClients()),
  clientNames: () => reply(commands.clientNames()),
  addClient: (name: string) => reply(commands.addClient(name)),
  updateClient: (id: string, fields: w.ClientFields) => reply(commands.updateClient(id, fields)),
  /** parts kindly, or words anew how it was */
  partClient: (id: string, parting: w.Parting) => reply(commands.partClient(id, parting)),
  /** two clients side by side, and what would be known of them as one */
  mergePreview: (keep: string, other: string) => reply(commands.mergePreview(keep, other)),
  mergeClients: (keep: string, other: string, fields: w.ClientFields) => reply(commands.mergeClients(keep, other, fields)),
  /** what to know before a meeting */
  brief: (id: string) => reply(commands.brief(id)),
  clientPage: (id: string) => reply(commands.clientPage(id)),
  /** the next first, those that are over last */
  listOccasions: (clientId: string) => reply(commands.listOccasions(clientId)),
  addOccasion: (clientId: string, fields: w.OccasionFields) => reply(commands.addOccasion(clientId, fields)),
  updateOccasion: (id: string, fields: w.OccasionFields) => reply(commands.updateOccasion(id, fields)),
  addWant: (want: w.NewWant) => reply(commands.addWant(want)),
  updateWant: (id: string, fields: w.WantFields) => reply(commands.updateWant(id, fields)),
  addNeed: (need: w.NewNeed) => reply(commands.addNeed(need)),
  updateNeed: (id: string, fields: w.NeedFields) => reply(commands.updateNeed(id, fields)),
  /** null follows the evidence again */
  setConfidence: (id: string, confidence: w.Confidence | null) => reply(commands.setConfidence(id, confidence)),
  /** what the need lies beneath, whole; refuses cycles */
  placeNeed: (id: string, beneathWants: string[], beneathNeeds: string[]) => reply(commands.placeNeed(id, beneathWants, beneathNeeds)),
  setWantState: (id: string, state: w.WantState, note: string) => reply(commands.setWantState(id, state, note)),
  setNeedState: (id: string, state: w.NeedState, note: string) => reply(commands.setNeedState(id, state, note)),
  wantHistory: (id: string) => reply(commands.wantHistory(id)),
  needHistory: (id: string) => reply(commands.needHistory(id)),

  // what is known of a client beside the ladder
  knowledge: (clientId: string) => reply(commands.knowledge(clientId)),
  addReading: (clientId: string, fields: w.ReadingFields) => reply(commands.addReading(clientId, fields)),
  updateReading: (id: string, fields: w.ReadingFields) => reply(commands.updateReading(id, fields)),
  addSign: (clientId: string, fields: w.SignFields) => reply(commands.addSign(clientId, fields)),
  updateSign: (id: string, fields: w.SignFields) => reply(commands.updateSign(id, fields)),
  ask: (clientId: string, fields: w.AskedFields) => reply(commands.ask(clientId, fields)),
  updateAsked: (id: string, fields: w.AskedFields) => reply(commands.updateAsked(id, fields)),
  addIdea: (clientId: string, fields: w.IdeaFields) => reply(commands.addIdea(clientId, fields)),
  updateIdea: (id: string, fields: w.IdeaFields) => reply(commands.updateIdea(id, fields)),

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
  /** newest first */
  listVersions: (id: string) => reply(commands.listVersions(id)),
  /** beside the page as it stands, or beside another version */
  compareVersion: (id: string, version: number, other: number | null) => reply(commands.compareVersion(id, version, other)),
  bringBackVersion: (id: string, version: number) => reply(commands.bringBackVersion(id, version)),
  addMark: (mark: w.NewMark) => reply(commands.addMark(mark)),
  removeMark: (id: string) => reply(commands.removeMark(id)),

  // gifts
  listGifts: () => reply(commands.listGifts()),
  addGift: (fields: w.GiftFields) => reply(commands.addGift(fields)),
  updateGift: (id: string, fields: w.GiftFields, note: string) => reply(commands.updateGift(id, fields, note)),
  /** the new gift takes those marks along */
  splitGift: (from: string, fields: w.GiftFields, markIds: string[], note: string) => reply(commands.splitGift(from, fields, markIds, note)),
  mergeGifts: (kept: string, merged: string, note: string) => reply(commands.mergeGifts(kept, merged, note)),

  // giving: deliveries, forms of giving, promises
  giving: (clientId: string) => reply(commands.giving(clientId)),
  addDelivery: (fields: w.DeliveryFields) => reply(commands.addDelivery(fields)),
  updateDelivery: (id: string, fields: w.DeliveryFields) => reply(commands.updateDelivery(id, fields)),
  /** `on` null means today */
  setDeliveryState: (id: string, state: w.DeliveryState, on: string | null, note: string) =>
    reply(commands.setDeliveryState(id, state, on, note)),
  givePart: (id: string, given: boolean, on: string | null) => reply(commands.givePart(id, given, on)),
  /** null takes back what was said */
  landDelivery: (receiverId: string, landing: w.Landing | null, on: string | null, note: string) =>
    reply(commands.landDelivery(receiverId, landing, on, note)),
  listForms: () => reply(commands.listForms()),
  addForm: (fields: w.FormFields) => reply(commands.addForm(fields)),
  updateForm: (id: string, fields: w.FormFields) => reply(commands.updateForm(id, fields)),
  addPromise: (promise: w.NewPromise) => reply(commands.addPromise(promise)),
  updatePromise: (id: string, fields: w.PromiseFields) => reply(commands.updatePromise(id, fields)),
  keepPromise: (id: string, on: string | null, note: string) => reply(commands.keepPromise(id, on, note)),
  renegotiatePromise: (id: string, terms: w.NewTerms, note: string) => reply(commands.renegotiatePromise(id, terms, note)),
  dropPromise: (id: string, note: string) => reply(commands.dropPromise(id, note)),
  reopenPromise: (id: string) => reply(commands.reopenPromise(id)),

  // suggestions
  overlap: () => reply(commands.overlap()),
  /** *take* answers with what is to be given, an idea so far */
  giveVerdict: (verdict: w.NewVerdict) => reply(commands.giveVerdict(verdict)),
  /** what other wants say of this client's open ones */
  echoes: (clientId: string) => reply(commands.echoes(clientId)),
  emergingGifts: () => reply(commands.emergingGifts()),
  /** the gift, with these passages as its evidence */
  adoptGift: (fields: w.GiftFields, passages: w.PassageView[]) => reply(commands.adoptGift(fields, passages)),
  /** days near and credit owed, but for what was set aside */
  acknowledge: () => reply(commands.acknowledge()),
  /** for two weeks, or for good */
  setSuggestionAside: (kind: w.Suggested, about: w.AsideAbout[], forGood: boolean) =>
    reply(commands.setSuggestionAside(kind, about, forGood)),
  /** what stands against something new for a client */
  cautions: (clientId: string) => reply(commands.cautions(clientId)),
  /** which words carry a match; nothing without a sentence model */
  why: (needId: string, giftId: string) => reply(commands.why(needId, giftId)),
  /** one thing, an idea so far, for all of these needs */
  takeGathering: (what: string, needIds: string[], giftId: string | null, formId: string | null) =>
    reply(commands.takeGathering(what, needIds, giftId, formId)),
  /** newest first */
  listVerdicts: () => reply(commands.listVerdicts()),
  takeBackVerdict: (id: string) => reply(commands.takeBackVerdict(id)),

  // guard, review, insight
  inequalities: () => reply(commands.inequalities()),
  /** those the user carries most first */
  balances: () => reply(commands.balances()),
  clientBalance: (clientId: string) => reply(commands.clientBalance(clientId)),
  budget: () => reply(commands.budget()),
  timeByMonth: () => reply(commands.timeByMonth()),
  themes: () => reply(commands.themes()),
  /** these answers speak of this from now on; `was` is the name the user gave it before */
  nameTheme: (askedIds: string[], was: string | null, name: string) => reply(commands.nameTheme(askedIds, was, name)),
  formFigures: () => reply(commands.formFigures()),
  giftFigures: () => reply(commands.giftFigures()),
  /** asks where with the system's own dialog; code "cancelled" when the user thinks better of it */
  saveChart: (chart: w.ChartFile) => reply(commands.saveChart(chart)),
  /** goes on in spite of a caution, and says why */
  overrule: (clientId: string, kind: w.CautionKind, reason: string) => reply(commands.overrule(clientId, kind, reason)),
  addPursuit: (fields: w.PursuitFields) => reply(commands.addPursuit(fields)),
  updatePursuit: (id: string, fields: w.PursuitFields) => reply(commands.updatePursuit(id, fields)),
  setPursuitMinutes: (id: string, weekOn: string, minutes: number) => reply(commands.setPursuitMinutes(id, weekOn, minutes)),
  /** null: the week that waits to be looked back on */
  review: (weekOn: string | null) => reply(commands.review(weekOn)),
  markStep: (weekOn: string, step: w.ReviewStep, state: w.StepState) => reply(commands.markStep(weekOn, step, state)),
  /** as it is typed; answers with the page it is kept on */
  writeLearned: (weekOn: string, text: string) => reply(commands.writeLearned(weekOn, text)),
  /** keeps it as a page, the notes beneath what was learned */
  closeReview: (weekOn: string, learned: string, notes: string) => reply(commands.closeReview(weekOn, learned, notes)),

  // search, today, settings, undo
  search: (words: string, limit: number) => reply(commands.search(words, limit)),
  today: () => reply(commands.today()),
  settings: () => reply(commands.settings()),
  setSettings: (settings: w.Settings) => reply(commands.setSettings(settings)),
  profile: () => reply(commands.profile()),
  setProfile: (profile: w.Profile) => reply(commands.setProfile(profile)),
  /** what the trade begins from, where the user has not set their own */
  setTrade: (trade: w.Trade) => reply(commands.setTrade(trade)),
  undo: () => reply(commands.undo()),
  redo: () => reply(commands.redo()),
  undoState: () => reply(commands.undoState()),
  // trash and forgetting
  /** into the trash, with all that hangs on it */
  deleteRecord: (kind: w.Kind, id: string) => reply(commands.deleteRecord(kind, id)),
  trash: () => reply(commands.trash()),
  putBack: (id: string) => reply(commands.putBack(id)),
  forgetPreview: (clientId: string) => reply(commands.forgetPreview(clientId)),
  /** for good; of the pages about others as well, those in `erase` go whole */
  forgetClient: (clientId: string, erase: string[]) => reply(commands.forgetClient(clientId, erase)),
  /** a backup after that, and what older ones still hold; everything else goes on meanwhile */
  backUpWithoutForgotten: () => reply(commands.backUpWithoutForgotten()),

  /** asks where with the system's own dialog; code "cancelled" when the user thinks better of it */
  exportEverything: () => reply(commands.exportEverything()),
  /** what the document has for print, as a PDF; asks where, as above */
  printPage: (name: string) => reply(commands.printPage(name)),
};

/** The journal changed in these areas: what shows them asks again. */
export const onChanged = (act: (areas: Area[]) => void): Promise<UnlistenFn> => listen<Area[]>("changed", (event) => act(event.payload));
/** Asked before it locks by itself or the window closes: save what is in hand, then answer with `lockJournal`. */
export const onAboutToLock = (act: () => void): Promise<UnlistenFn> => listen<null>("about-to-lock", () => act());
