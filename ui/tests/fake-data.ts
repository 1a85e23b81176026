// A small believable practice for unit tests and for looking at screens without the shell. Nobody in it exists.
import type {
  Brief,
  AskedView,
  CarryingView,
  Comparison,
  Knowledge,
  VersionRow,
  ClientPage,
  ClientRow,
  GiftView,
  GivenVerdict,
  MarkView,
  MergePreview,
  NeedNode,
  NeedView,
  OccasionView,
  Overlap,
  Profile,
  ReflectionRow,
  ReflectionView,
  Suggestion,
  Today,
  WantView,
} from "$lib/api/bindings";

import { nothing } from "$lib/overlap/samples";
import { budget } from "./fake-budget";
import { promises } from "./fake-giving";
import { cautions } from "./fake-suggested";

export const TODAY = "2026-11-17";

export const profile: Profile = {
  asked: true,
  trade: "coaching",
  warmth: { cold: "cold", like: "like", love: "love" },
  signs_off: [],
  pseudonyms: false,
  keep_years: null,
  sentences: {
    within: "Yes, this is what we agreed.",
    beyond: "This is more than we agreed.",
    once: "This once; next time I would charge for it.",
  },
};

export const therapy: Profile = {
  asked: true,
  trade: "therapy",
  warmth: { cold: "distant", like: "working", love: "close" },
  signs_off: ["became_friend"],
  pseudonyms: true,
  keep_years: 10,
  sentences: {
    within: "Yes, this belongs to what we agreed.",
    beyond: "This goes beyond what we agreed for our sessions.",
    once: "I made room for it this once; let us talk about it next time.",
  },
};

const client = (id: string, row: Partial<ClientRow>): ClientRow => ({
  id,
  name: id,
  about: "",
  stage: "active",
  since_on: null,
  also_known: [],
  tags: [],
  first_want: null,
  more_wants: 0,
  top_need: null,
  warmth: null,
  last_contact_on: null,
  pages: 0,
  ...row,
});

export const clients: ClientRow[] = [
  client("ilse", {
    name: "Ilse Varnholt",
    about: "Varnholt Clay, ceramics studio",
    since_on: "2025-03-04",
    first_want: "Increase my brand’s social media engagement by 50%",
    more_wants: 1,
    top_need: {
      text: "Understand my value and attract a community that needs it",
      confidence: "likely",
      state: "being_served",
    },
    warmth: "love",
    last_contact_on: "2026-11-12",
    pages: 31,
  }),
  client("tomas", {
    name: "Tomas Breck",
    about: "freight software",
    since_on: "2025-09-01",
    first_want: "Double my net worth",
    more_wants: 1,
    top_need: { text: "Disarm half my insecurities", confidence: "confirmed", state: "open" },
    warmth: "love",
    last_contact_on: TODAY,
    pages: 12,
  }),
  client("ana", {
    name: "Ana Quill",
    about: "family hotels",
    first_want: "Medicate my back pain",
    more_wants: 1,
    top_need: { text: "Long-term posture and mobility", confidence: "likely", state: "not_mine" },
    warmth: "like",
    last_contact_on: "2026-11-10",
    pages: 9,
  }),
  client("june", {
    name: "June Pellow",
    about: "Pellow & Rowe, architects",
    first_want: "Win bigger tenders",
    top_need: { text: "Say no to the wrong work", confidence: "confirmed", state: "open" },
    warmth: "love",
    last_contact_on: "2026-11-09",
    pages: 14,
  }),
  client("oskar", {
    name: "Oskar Fenn",
    about: "three bakeries",
    stage: "prospect",
    first_want: "A franchise handbook",
    top_need: { text: "Trust someone else with the dough", confidence: "likely", state: "open" },
    warmth: "like",
    last_contact_on: "2026-11-05",
    pages: 3,
  }),
  client("wren", {
    name: "Wren Castell",
    about: "bookshop, six years",
    first_want: "5,000 on the newsletter",
    top_need: { text: "Company in the slow months", confidence: "hunch", state: "open" },
    warmth: "love",
    last_contact_on: "2026-11-02",
    pages: 22,
  }),
  client("noor", {
    name: "Noor Haddow",
    about: "children’s dentist",
    first_want: "A website by February",
    top_need: { text: "Parents who arrive without fear", confidence: "likely", state: "open" },
    warmth: "like",
    last_contact_on: "2026-10-25",
    pages: 7,
  }),
  client("dele", {
    name: "Dele Marchbank",
    about: "speaker",
    stage: "paused",
    first_want: "A book deal",
    warmth: "cold",
    last_contact_on: "2026-10-07",
    pages: 5,
  }),
];

const TEXT = `Tomas came in fast, numbers first. “Double my net worth” by the time he is forty, and a brand that gets him there. I wrote it down and did not argue.

I asked what he would do the morning after. A long pause. Then: “Stop checking, I suppose. Stop checking whether the others have noticed I’m not supposed to be here.”

I asked it again, more slowly, and let the silence stand. It cost me nothing; I could have stayed there all afternoon. He laughed, then talked for twenty minutes about his brother’s table, where nobody asks what anything costs.

Walking back I noticed that I was not tired. An hour of his numbers would have cost me the afternoon.`;

const mark = (id: string, kind: MarkView["kind"], quote: string, label: string, target: string): MarkView => ({
  id,
  kind,
  start: TEXT.indexOf(quote),
  end: TEXT.indexOf(quote) + quote.length,
  quote,
  orphaned: false,
  target_id: target,
  label,
  confidence: kind === "need" ? "confirmed" : null,
  promise: kind === "promise" ? { due_on: "2026-11-20", margin_days: 1 } : null,
});

export const reflection: ReflectionView = {
  id: "r-tomas",
  text: TEXT,
  facts: {
    client_ids: ["tomas"],
    happened_at: "2026-11-17T10:00:00+01:00",
    kind: "call",
    paid_minutes: 60,
    given_minutes: 15,
    felt: 2,
    warmth: "like",
  },
  clients: [{ id: "tomas", name: "Tomas Breck", pages: 12 }],
  marks: [
    mark("m1", "want", "“Double my net worth”", "Double my net worth", "w-net"),
    mark(
      "m2",
      "need",
      "Stop checking whether the others have noticed I’m not supposed to be here",
      "Disarm half my insecurities",
      "n-disarm",
    ),
    mark(
      "m3",
      "gift",
      "I asked it again, more slowly, and let the silence stand",
      "Asking what nobody dares",
      "g-asking",
    ),
  ],
  saved_at: "2026-11-17T14:02:11+01:00",
  words: 127,
  page_number: 12,
};

const page = (id: string, row: Partial<ReflectionRow>): ReflectionRow => ({
  id,
  title: "",
  opening: "",
  happened_at: "2026-11-17T10:00:00+01:00",
  kind: "meeting",
  client_names: [],
  words: 180,
  marks: [],
  unfinished: false,
  warmth: null,
  ...row,
});

export const reflections: ReflectionRow[] = [
  page("r-tomas", {
    title: "The morning after",
    opening: "Tomas came in fast, numbers first.",
    kind: "call",
    client_names: ["Tomas Breck"],
    words: 127,
    marks: ["want", "need", "gift"],
    unfinished: true,
    warmth: "like",
  }),
  page("r-shop", {
    title: "The shop text",
    opening: "Ilse read me the shop text and stopped at the price.",
    happened_at: "2026-11-12T15:30:00+01:00",
    kind: "call",
    client_names: ["Ilse Varnholt"],
    marks: ["need"],
    warmth: "love",
  }),
  page("r-ana", {
    title: "On the stairs",
    opening: "Ana took the lift for one floor and saw me see it.",
    happened_at: "2026-11-10T09:15:00+01:00",
    client_names: ["Ana Quill"],
    marks: ["want", "need"],
    warmth: "like",
  }),
  page("r-self", {
    title: "Answering too soon",
    opening: "I answer before they have finished asking.",
    happened_at: "2026-11-08T21:40:00+01:00",
    kind: "thought",
    words: 64,
  }),
  page("r-bowls", {
    title: "Eleven bowls",
    opening: "Meeting in the studio. We priced eleven bowls aloud.",
    happened_at: "2026-09-22T11:00:00+02:00",
    client_names: ["Ilse Varnholt"],
    marks: ["need"],
    warmth: "love",
  }),
];

const quote = (id: string, text: string, on: string, name: string, page = "r-bowls") => ({
  mark_id: id,
  reflection_id: page,
  quote: text,
  on,
  client_names: [name],
  orphaned: false,
});

const want = (id: string, text: string, fields: Partial<WantView> = {}): WantView => ({
  id,
  client_id: "ilse",
  text,
  heard_on: "2025-03-04",
  enough_line: null,
  state: "open",
  state_on: "2026-11-03",
  quotes: [],
  ...fields,
});

const need = (id: string, text: string, fields: Partial<NeedView> = {}): NeedView => ({
  id,
  client_id: "ilse",
  text,
  confidence: "hunch",
  by_evidence: "hunch",
  overruled: false,
  state: "open",
  state_on: "2026-11-03",
  quotes: [],
  asked: [],
  beneath_wants: [],
  beneath_needs: [],
  ...fields,
});

const node = (held: NeedView, beneath: NeedNode[] = []): NeedNode => ({ need: held, beneath, linked_from: null });

export const occasions: OccasionView[] = [
  {
    id: "o-kiln",
    fields: { what: "The day of the first kiln", month: 11, day: 24, year: 2019, yearly: true },
    next: { from: "2026-11-24", to: "2026-11-24", moved: false, years: 7, days_away: 7 },
  },
  {
    id: "o-birthday",
    fields: { what: "Birthday", month: 2, day: 29, year: null, yearly: true },
    next: { from: "2027-02-28", to: "2027-02-28", moved: true, years: null, days_away: 103 },
  },
];

export const clientPage: ClientPage = {
  id: "ilse",
  fields: {
    name: "Ilse Varnholt",
    about: "Varnholt Clay, ceramics studio",
    stage: "active",
    since_on: "2025-03-04",
    how_met: "at the spring fair",
    also_known: ["Varnholt Clay"],
    recommended_by: "wren",
    contract: "Twelve posts a month and a figure on the first.\nNo photographs.",
    contact: "ilse@example.org",
    tags: ["studio", "pays late"],
    leave_alone: "Her mother’s shop.",
    keep_until: null,
    line_minutes: 120,
  },
  parting: { on: null, reason: "", last_word: "" },
  stages: [
    { on: "2025-02-11", stage: "prospect", note: "" },
    { on: "2025-03-04", stage: "active", note: "" },
  ],
  recommender: { id: "wren", name: "Wren Castell" },
  recommended: [{ id: "noor", name: "Noor Haddow" }],
  pages: 31,
  ladder: [
    {
      want: want("w-social", "Increase my brand’s social media engagement by 50%", {
        enough_line: "two posts a week from the studio, one figure on the 1st.",
      }),
      needs: [
        node(
          need("n-value", "Understand my value and attract a community that needs it", {
            confidence: "likely",
            state: "being_served",
            quotes: [
              quote(
                "q1",
                "They like the photographs. I don’t think they know why a bowl should cost that.",
                "2026-09-22",
                "Ilse Varnholt",
              ),
              quote("q2", "People clap and then they ask for a discount.", "2026-06-02", "Ilse Varnholt"),
            ],
          }),
          [
            node(
              need("n-price", "Name her own price without apologising", {
                confidence: "likely",
                quotes: [quote("q3", "She stopped at the price.", "2026-11-12", "Ilse Varnholt", "r-shop")],
              }),
              [node(need("n-hers", "Hear that the work is hers, and not her mother’s"))],
            ),
          ],
        ),
      ],
    },
    { want: want("w-name", "A name for the winter range", { heard_on: "2026-11-03" }), needs: [] },
  ],
  timeline: reflections
    .filter((row) => row.client_names.includes("Ilse Varnholt"))
    .map((row) => ({
      reflection_id: row.id,
      happened_at: row.happened_at,
      kind: row.kind,
      title: row.title,
      opening: row.opening,
      paid_minutes: 45,
      given_minutes: 10,
      warmth: row.warmth,
      marks: row.marks,
    })),
  warmth: [
    { on: "2025-03-20", warmth: "like", reflection_id: "r-a", id: null, rests_on: "" },
    { on: "2025-09-12", warmth: "cold", reflection_id: "r-b", id: null, rests_on: "" },
    { on: "2026-02-03", warmth: "like", reflection_id: "r-c", id: null, rests_on: "" },
    { on: "2026-09-22", warmth: "love", reflection_id: "r-bowls", id: null, rests_on: "" },
    { on: "2026-11-12", warmth: "love", reflection_id: "r-shop", id: null, rests_on: "" },
  ],
  paid_minutes_90: 360,
  given_minutes_90: 70,
  paid_minutes: 1840,
  given_minutes: 245,
};

const gift = (id: string, fields: Partial<GiftView["fields"]>, more: Partial<GiftView> = {}): GiftView => {
  const whole = {
    name: id,
    description: "",
    kind: "talent",
    pleasure: 4,
    mastery: 4,
    state: "living",
    ...fields,
  } as const;
  return {
    id,
    fields: whole,
    revisions: [
      {
        on: "2024-11-12",
        event: "named",
        other: null,
        fields: { ...whole, pleasure: 3, mastery: 2, state: "emerging" },
        changed: [],
        note: "Noticed, after a meeting that went wrong and then well.",
      },
    ],
    quotes: [],
    given: [],
    asked: [],
    taken: 0,
    clients: 0,
    ...more,
  };
};

export const gifts: GiftView[] = [
  gift(
    "g-asking",
    {
      name: "Asking what nobody dares",
      description: "The plain question, put slowly, then silence. It costs me nothing and it frightens most people.",
      pleasure: 5,
      mastery: 4,
    },
    {
      taken: 11,
      clients: 6,
      quotes: [
        quote("q9", "I asked it again, more slowly, and let the silence stand.", TODAY, "Tomas Breck", "r-tomas"),
      ],
      revisions: [
        {
          on: "2024-11-12",
          event: "named",
          other: null,
          fields: {
            name: "Asking what nobody dares",
            description: "",
            kind: "talent",
            pleasure: 3,
            mastery: 2,
            state: "emerging",
          },
          changed: [],
          note: "Noticed, after a meeting that went wrong and then well.",
        },
        {
          on: "2025-05-20",
          event: "changed",
          other: null,
          fields: {
            name: "Asking what nobody dares",
            description: "",
            kind: "talent",
            pleasure: 4,
            mastery: 3,
            state: "living",
          },
          changed: ["pleasure", "mastery", "state"],
          note: "Ana said nobody had asked her before.",
        },
        {
          on: "2026-10-02",
          event: "changed",
          other: null,
          fields: {
            name: "Asking what nobody dares",
            description: "The plain question, put slowly, then silence.",
            kind: "talent",
            pleasure: 5,
            mastery: 4,
            state: "living",
          },
          changed: ["description", "pleasure", "mastery"],
          note: "Enriched. Silence is half of it.",
        },
      ],
    },
  ),
  gift(
    "g-sentence",
    {
      name: "The one sentence",
      description: "Saying in one line what they have meant for years.",
      pleasure: 4,
      mastery: 5,
    },
    { taken: 6, clients: 4 },
  ),
  gift("g-muddle", {
    name: "Drawing out the muddle",
    description: "A big sheet, a thick pen, and the mess becomes a picture.",
    pleasure: 4,
    mastery: 3,
  }),
  gift("g-listening", { name: "Hearing that they are tired", pleasure: 5, mastery: 2, state: "emerging" }),
  gift("g-patience", { name: "Patience with beginners", kind: "glad_cost", pleasure: 3, mastery: 4 }),
  gift("g-prices", { name: "Price lists", pleasure: 2, mastery: 4, state: "dormant" }),
  gift("g-logos", { name: "Logos over a weekend", pleasure: 1, mastery: 3, state: "retired" }),
];

export const suggestion: Suggestion = {
  need: {
    id: "n-disarm",
    text: "Disarm half my insecurities",
    confidence: "confirmed",
    want: "Double my net worth",
    quotes: 4,
  },
  client: { id: "tomas", name: "Tomas Breck" },
  gift: { id: "g-asking", name: "Asking what nobody dares", kind: "talent", pleasure: 5, mastery: 4 },
  score: 0.46,
  probability: 0.81,
  label: "strong",
  reasons: [
    {
      kind: "meaning",
      contribution: 0.39,
      fact: { ...nothing, shared: ["checking", "noticed", "dare"], figure: 0.52 },
    },
    { kind: "want", contribution: 0.08, fact: { ...nothing, figure: 0.31 } },
    { kind: "commonness", contribution: -0.06, fact: { ...nothing, figure: 0.12 } },
    { kind: "gift", contribution: 0.03, fact: { ...nothing, pleasure: 5, mastery: 4 } },
    { kind: "confidence", contribution: 0.02, fact: { ...nothing, confidence: "confirmed", quotes: 4 } },
  ],
};

const also = (
  needId: string,
  text: string,
  clientId: string,
  giftId: string,
  score: number,
  label: Suggestion["label"],
): Suggestion => {
  const given = gifts.find(({ id }) => id === giftId)?.fields;
  return {
    ...suggestion,
    need: { id: needId, text, confidence: "likely", want: null, quotes: 2 },
    client: { id: clientId, name: clients.find(({ id }) => id === clientId)?.name ?? "" },
    gift: {
      id: giftId,
      name: given?.name ?? "",
      kind: given?.kind ?? "talent",
      pleasure: given?.pleasure ?? 3,
      mastery: given?.mastery ?? 3,
    },
    score,
    probability: score + 0.3,
    label,
    reasons: [
      { kind: "meaning", contribution: score - 0.03, fact: { ...nothing, figure: score } },
      {
        kind: "gift",
        contribution: 0.03,
        fact: { ...nothing, pleasure: given?.pleasure ?? 3, mastery: given?.mastery ?? 3 },
      },
    ],
  };
};

const suggestions = [
  suggestion,
  also("n-board", "Be taken seriously by her board", "ana", "g-asking", 0.41, "strong"),
  also("n-price", "Name her own price without apologising", "ilse", "g-sentence", 0.36, "strong"),
  also("n-no", "Say no to the wrong work", "june", "g-muddle", 0.29, "look"),
  also("n-dough", "Trust someone else with the dough", "oskar", "g-patience", 0.27, "look"),
];

export const overlap: Overlap = {
  mode: "meaning",
  pending: 0,
  open_needs: 8,
  living_gifts: 5,
  suggestions,
  threads: [
    ...suggestions.map(({ need, gift, score, label }) => ({ need_id: need.id, gift_id: gift.id, score, label })),
    { need_id: "n-price", gift_id: "g-asking", score: 0.22, label: "nothing" },
    { need_id: "n-posture", gift_id: "g-patience", score: 0.11, label: "nothing" },
  ],
  gatherings: [
    {
      needs: [
        { id: "n-no", text: "Say no to the wrong work", client: { id: "june", name: "June Pellow" } },
        {
          id: "n-price",
          text: "Name her own price without apologising",
          client: { id: "ilse", name: "Ilse Varnholt" },
        },
        { id: "n-board", text: "Be taken seriously by her board", client: { id: "ana", name: "Ana Quill" } },
      ],
      gift: null,
    },
  ],
  waiting: [{ client_id: "ilse", cautions }],
  not_yours: [also("n-posture", "Long-term posture and mobility", "ana", "g-patience", 0.11, "nothing")],
};

export const carrying: CarryingView = {
  need: ["insecurities"],
  gift: ["nobody", "noticed"],
  pairs: [
    { need: "Half", gift: "half", nearness: 1 },
    { need: "insecurities", gift: "dares", nearness: 0.41 },
  ],
};

const said = (id: string, answer: GivenVerdict["answer"], on: string, reason = ""): GivenVerdict => ({
  id,
  client_id: "ana",
  client_name: "Ana Quill",
  need_id: "n-board",
  need: "Be taken seriously by her board",
  gift: "Asking what nobody dares",
  answer,
  reason,
  on,
});

export const verdicts: GivenVerdict[] = [
  said("v-2", "not_now", "2026-11-12"),
  said("v-1", "not_this_gift", "2026-03-30", "Every question I find for her makes the uncles look at me."),
];

export const today: Today = {
  on: TODAY,
  empty: false,
  unfinished: reflections.filter((row) => row.unfinished),
  recent: reflections.filter((row) => !row.unfinished).slice(0, 3),
  suggestion,
  cautions: [],
  given_minutes_week: 35,
  paid_minutes_week: 220,
  promises_due: promises,
  gone_quiet: [
    { client_id: "dele", name: "Dele Marchbank", days: 41 },
    { client_id: "noor", name: "Noor Haddow", days: 23 },
  ],
  unasked: [
    { want_id: "w-name", client_id: "ilse", client_name: "Ilse Varnholt", text: "A name for the winter range" },
  ],
  budget,
  learned: "A shorter answer was the kinder one.",
  review_due: null,
};

export const brief: Brief = {
  on: TODAY,
  client_id: "ilse",
  fields: clientPage.fields,
  parting: clientPage.parting,
  standing: {
    years: 1,
    months: 8,
    pages: 31,
    last_contact_on: "2026-11-12",
    warmth: "love",
    warmth_on: "2026-11-12",
  },
  mine: [
    {
      id: "p-words",
      text: "Three words for the winter range",
      due_on: "2026-11-19",
      late_days: null,
      scope: "in_scope",
    },
    { id: "p-list", text: "The list of fairs", due_on: "2026-11-15", late_days: 2, scope: "goodwill" },
  ],
  theirs: [{ id: "p-figures", text: "The figures of October", due_on: null, late_days: null, scope: "in_scope" }],
  giving: [{ id: "d-prices", what: "A price list that explains itself", state: "offered" }],
  ladder: [
    {
      want_id: "w-social",
      want: "Increase my brand’s social media engagement by 50%",
      enough_line: "two posts a week from the studio, one figure on the 1st.",
      needs: [
        {
          id: "n-value",
          depth: 1,
          text: "Understand my value and attract a community that needs it",
          confidence: "likely",
          state: "being_served",
        },
        {
          id: "n-price",
          depth: 2,
          text: "Name her own price without apologising",
          confidence: "likely",
          state: "open",
        },
        {
          id: "n-hers",
          depth: 3,
          text: "Hear that the work is hers, and not her mother’s",
          confidence: "hunch",
          state: "open",
        },
      ],
    },
    { want_id: "w-name", want: "A name for the winter range", enough_line: null, needs: [] },
  ],
  last_page: {
    id: "r-shop",
    on: "2026-11-12",
    kind: "call",
    lines: [
      "She read it to me and stopped at the price.",
      "“It is only clay,” she said, and laughed, and did not mean it.",
    ],
  },
  to_ask: [
    { kind: "beneath", text: "A name for the winter range" },
    { kind: "is_it_so", text: "Hear that the work is hers, and not her mother’s" },
  ],
  not_mine: [],
  occasions: [
    {
      client_id: "ilse",
      client_name: "Ilse Varnholt",
      occasion_id: "o-kiln",
      what: "The day of the first kiln",
      years_together: null,
      when: { from: "2026-11-24", to: "2026-11-24", moved: false, years: 7, days_away: 7 },
    },
  ],
  credit_owed: [{ id: "i-cards", what: "Cards with the kiln’s number" }],
};

export const mergePreview: MergePreview = {
  keep: { id: "ilse", fields: clientPage.fields, holds: [{ kind: "reflection", count: 31 }] },
  other: {
    id: "noor",
    fields: {
      ...clientPage.fields,
      name: "I. Varnholt",
      about: "clay",
      contract: "Eight posts a month.",
      also_known: [],
      tags: [],
    },
    holds: [
      { kind: "reflection", count: 2 },
      { kind: "want", count: 1 },
      { kind: "promise", count: 1 },
    ],
  },
  shared_pages: 1,
  proposed: {
    ...clientPage.fields,
    also_known: ["Varnholt Clay", "I. Varnholt"],
    contract: `${clientPage.fields.contract}\n\nEight posts a month.`,
  },
};

const asked: AskedView = {
  id: "aw-1",
  client_id: "ilse",
  client_name: "Ilse Varnholt",
  fields: {
    question: "Why do you stay?",
    answer: "You tell me the thing the others step round.",
    need_id: "n-price",
    confirms: true,
    gift_id: "g-asking",
    themes: ["being told plainly"],
    asked_on: "2026-09-22",
    answered_on: "2026-09-22",
  },
  need_text: "Name her own price without apologising",
  gift_name: "Asking what nobody dares",
};

export const knowledge: Knowledge = {
  readings: [
    ...clientPage.warmth,
    { on: "2026-06-02", warmth: "love", reflection_id: null, id: "wa-1", rests_on: "She rang only to tell me." },
  ],
  signs: [
    {
      id: "s-1",
      fields: { kind: "forgave", about_client_id: null, note: "The late mock-up.", seen_on: "2026-05-12" },
      about_name: null,
    },
    {
      id: "s-2",
      fields: { kind: "recommended", about_client_id: "noor", note: "", seen_on: "2026-06-20" },
      about_name: "Noor Haddow",
    },
  ],
  asked: [asked],
  ideas: [
    {
      id: "i-1",
      fields: { what: "A price list that explains itself", given_on: "2026-10-02", credit: "owed", credited_on: null },
    },
  ],
  themes: [{ name: "being told plainly", answers: 3, clients: 3 }],
};

export const versions: VersionRow[] = [
  { id: 3, kept_at: "2026-11-17T14:02:11+01:00", words: 96, now: true },
  { id: 2, kept_at: "2026-11-17T11:31:00+01:00", words: 92, now: false },
  { id: 1, kept_at: "2026-11-17T11:20:00+01:00", words: 40, now: false },
];

export const comparison: Comparison = {
  stretches: [
    { side: "both", text: "She read me the shop text and stopped at the price. " },
    { side: "earlier", text: "I said nothing." },
    { side: "later", text: "I waited, and then asked whose price it was." },
    { side: "both", text: "\n\nShe laughed." },
  ],
  words_out: 3,
  words_in: 9,
};
