// Types of the wire. (Written by hand for now; the generated file replaces it with the same names.)
// Instants are RFC 3339 strings with their offset ("2026-11-17T10:00:00+01:00"); calendar dates are "2026-11-17"; ids are UUID strings.
// Offsets into text are UTF-16 code units (what JavaScript and CodeMirror count).

export type Stage = "prospect" | "active" | "paused" | "parted";
export type ReflectionKind = "meeting" | "call" | "message" | "thought";
export type Warmth = "cold" | "like" | "love" | "unsure";
export type MarkKind = "want" | "need" | "gift";
export type WantState = "open" | "met" | "let_go";
export type Confidence = "hunch" | "likely" | "confirmed";
export type NeedState = "open" | "being_served" | "served" | "not_mine" | "let_go";
export type GiftKind = "talent" | "glad_cost";
export type GiftState = "emerging" | "living" | "dormant" | "retired";
export type Answer = "take" | "not_now" | "not_this_gift" | "not_a_need";
export type FitLabel = "strong" | "look" | "nothing";
export type Theme = "system" | "light" | "dark";
export type Area = "clients" | "reflections" | "ladder" | "gifts" | "suggestions" | "settings";

/** What every failed command throws. `field` names the input at fault where there is one. */
export type AppError = { code: ErrorCode; message: string; field: string | null };
export type ErrorCode =
  | "wrong_passphrase" | "damaged" | "not_a_journal" | "too_new" | "not_found" | "invalid" | "busy" | "disk_full"
  | "locked" | "exists" | "nothing_to_undo" | "store" | "io" | "cancelled" | "model";

// --- vault ---
export type VaultStatus = {
  state: "none" | "locked" | "open";
  /** true while the sample practice is open in place of one's own journal */
  sample: boolean;
  /** why it is locked, if it locked itself */
  locked: { reason: "asked" | "idle"; at: string; idle_minutes: number } | null;
  /** where the journal lives, for Settings */
  folder: string;
};
/** score 0..4 (zxcvbn); guesses as a power of ten */
export type Strength = { score: number; guesses_log10: number };

// --- clients ---
export type ClientRow = {
  id: string; name: string; about: string; stage: Stage; since_on: string | null;
  first_want: string | null; more_wants: number;
  top_need: { text: string; confidence: Confidence; state: NeedState } | null;
  warmth: Warmth | null; last_contact_on: string | null; pages: number;
};
export type ClientName = { id: string; name: string; pages: number };
export type ClientFields = { name: string; about: string; stage: Stage; since_on: string | null; how_met: string };
export type ClientPage = {
  id: string; fields: ClientFields; pages: number;
  ladder: Rung[];
  timeline: TimelineEntry[];
  /** oldest first */
  warmth: { on: string; warmth: Warmth; reflection_id: string }[];
  paid_minutes_90: number; given_minutes_90: number; paid_minutes: number; given_minutes: number;
};
/** One want with the needs beneath it, or the needs that hang under no want (want = null, last). */
export type Rung = { want: WantView | null; needs: NeedNode[] };
/** Siblings share a stratum. `first_shown_under` is set when the need already stands whole under an earlier want: show a one-line link. */
export type NeedNode = { need: NeedView; beneath: NeedNode[]; linked_from: string | null };
export type WantView = { id: string; client_id: string; text: string; heard_on: string; enough_line: string | null; state: WantState; quotes: QuoteView[] };
export type NeedView = {
  id: string; client_id: string; text: string; confidence: Confidence;
  /** true if the user set the confidence against the evidence */
  overruled: boolean; state: NeedState; quotes: QuoteView[];
};
export type QuoteView = { mark_id: string; reflection_id: string; quote: string; on: string; client_names: string[]; orphaned: boolean };
export type TimelineEntry = {
  reflection_id: string; happened_at: string; kind: ReflectionKind | null; title: string; opening: string;
  paid_minutes: number | null; given_minutes: number | null; warmth: Warmth | null; marks: MarkKind[];
};
export type NewWant = { client_id: string; text: string; enough_line: string | null };
export type WantFields = { text: string; enough_line: string | null; state: WantState };
export type NewNeed = { client_id: string; text: string; beneath_wants: string[]; beneath_needs: string[] };
export type NeedFields = { text: string; state: NeedState };

// --- reflections ---
export type ReflectionRow = {
  id: string; title: string; opening: string; happened_at: string; kind: ReflectionKind | null; client_names: string[];
  words: number; marks: MarkKind[]; unfinished: boolean; warmth: Warmth | null;
};
/** Every fact is optional. `happened_at` null on a new page means now. */
export type ReflectionFacts = {
  client_ids: string[]; happened_at: string | null; kind: ReflectionKind | null;
  paid_minutes: number | null; given_minutes: number | null; felt: number | null; warmth: Warmth | null;
};
export type ReflectionView = {
  id: string; text: string; facts: ReflectionFacts; clients: ClientName[]; marks: MarkView[];
  /** when the words now shown were last written to disk */
  saved_at: string; words: number; page_number: number | null;
};
export type MarkView = {
  id: string; kind: MarkKind; start: number; end: number; quote: string;
  /** its words were cut */
  orphaned: boolean;
  /** the want, need or gift it is evidence for */
  target_id: string; label: string; confidence: Confidence | null;
};
export type MarkPlace = { id: string; start: number; end: number };
export type NewMark = {
  reflection_id: string; kind: MarkKind; start: number; end: number;
  /** an existing want, need or gift this is more evidence for; null makes a new one out of `text` (or of the quote) */
  target_id: string | null; text: string | null;
  /** whose want or need, on a page about several clients; null means the first of them */
  client_id: string | null;
  /** for a new need: what it lies beneath */
  beneath_wants: string[]; beneath_needs: string[];
};

// --- gifts ---
export type GiftFields = { name: string; description: string; kind: GiftKind; pleasure: number; mastery: number; state: GiftState };
export type GiftView = {
  id: string; fields: GiftFields; revisions: RevisionView[]; quotes: QuoteView[];
  /** verdicts "take" so far, and to how many clients */
  taken: number; clients: number;
};
/** Oldest first. The first is how it was named; `changed` lists what differs from the one before. */
export type RevisionView = { on: string; fields: GiftFields; changed: ("name" | "description" | "kind" | "pleasure" | "mastery" | "state")[]; note: string };

// --- suggestions ---
export type Overlap = {
  /** "words" when the sentence model is missing: said plainly on the screen */
  mode: "meaning" | "words";
  /** texts still without a vector (the list fills in by itself) */
  pending: number;
  open_needs: number; living_gifts: number;
  /** best first; at most one per need: its best gift. Label strong or look. */
  suggestions: Suggestion[];
  /** every scored pair of the picture, for the ribbons: fit of need x gift */
  threads: Thread[];
  /** open needs that no gift fits, with the nearest */
  not_yours: Suggestion[];
};
export type Thread = { need_id: string; gift_id: string; score: number; label: FitLabel };
export type Suggestion = {
  need: { id: string; text: string; confidence: Confidence; want: string | null; quotes: number };
  client: { id: string; name: string };
  gift: { id: string; name: string; kind: GiftKind; pleasure: number; mastery: number };
  /** the sum of the reasons' contributions, exactly */
  score: number;
  /** chance that a careful reader would call this a fit, 0..1, calibrated */
  probability: number;
  label: FitLabel;
  reasons: Reason[];
};
/** `contribution` is the reason's share of the score. The fields of `fact` fill the placeholders of the message `reason.<kind>`. */
export type Reason = { kind: ReasonKind; contribution: number; fact: ReasonFact };
export type ReasonKind = "meaning" | "want" | "commonness" | "words" | "gift" | "confidence";
export type ReasonFact = {
  /** words both sides share (stems folded), for "meaning", "want" and "words" */
  shared: string[];
  /** cosine, 0..1, for "meaning" and "want"; the neutral pull for "commonness" */
  figure: number | null;
  pleasure: number | null; mastery: number | null;
  confidence: Confidence | null; quotes: number | null;
};
export type NewVerdict = { need_id: string; gift_id: string; answer: Answer; reason: string | null };

// --- search ---
export type Hit = {
  kind: "client" | "reflection" | "want" | "need" | "gift";
  id: string; client_id: string | null; client_name: string | null; on: string;
  title: Piece[]; around: Piece[];
};
export type Piece = { text: string; hit: boolean };
export type SearchResult = { hits: Hit[]; total: number };

// --- today, settings, undo ---
export type Today = {
  on: string; empty: boolean;
  unfinished: ReflectionRow[]; recent: ReflectionRow[];
  suggestion: Suggestion | null;
  given_minutes_week: number; paid_minutes_week: number;
  gone_quiet: { client_id: string; name: string; days: number }[];
  /** wants with nothing beneath them yet */
  unasked: { want_id: string; client_id: string; client_name: string; text: string }[];
};
export type Settings = { lock_minutes: number; theme: Theme; text_percent: number; single_keys: boolean; prompts: boolean };
/** What undo or redo did or would do; `what` is a message key under `change.*` */
export type Done = { what: string; areas: Area[] };
export type UndoState = { undo: string | null; redo: string | null };
export type Exported = { path: string; bytes: number };
