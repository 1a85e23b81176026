// A small believable practice for unit tests and for looking at screens without the shell. Nobody in it exists.
import type {
  ClientPage,
  ClientRow,
  GiftView,
  MarkView,
  NeedNode,
  NeedView,
  Overlap,
  ReflectionRow,
  ReflectionView,
  Suggestion,
  Today,
  WantView,
} from "$lib/api/bindings";

export const TODAY = "2026-11-17";

const client = (id: string, row: Partial<ClientRow>): ClientRow => ({
  id,
  name: id,
  about: "",
  stage: "active",
  since_on: null,
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
  quotes: [],
  ...fields,
});

const need = (id: string, text: string, fields: Partial<NeedView> = {}): NeedView => ({
  id,
  client_id: "ilse",
  text,
  confidence: "hunch",
  overruled: false,
  state: "open",
  quotes: [],
  beneath_wants: [],
  beneath_needs: [],
  ...fields,
});

const node = (held: NeedView, beneath: NeedNode[] = []): NeedNode => ({ need: held, beneath, linked_from: null });

export const clientPage: ClientPage = {
  id: "ilse",
  fields: {
    name: "Ilse Varnholt",
    about: "Varnholt Clay, ceramics studio",
    stage: "active",
    since_on: "2025-03-04",
    how_met: "recommended by Wren Castell",
  },
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
    { on: "2025-03-20", warmth: "like", reflection_id: "r-a" },
    { on: "2025-09-12", warmth: "cold", reflection_id: "r-b" },
    { on: "2026-02-03", warmth: "like", reflection_id: "r-c" },
    { on: "2026-09-22", warmth: "love", reflection_id: "r-bowls" },
    { on: "2026-11-12", warmth: "love", reflection_id: "r-shop" },
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
        fields: { ...whole, pleasure: 3, mastery: 2, state: "emerging" },
        changed: [],
        note: "Noticed, after a meeting that went wrong and then well.",
      },
    ],
    quotes: [],
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

const NO_FACT = { shared: [], figure: null, pleasure: null, mastery: null, confidence: null, quotes: null };

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
      fact: { ...NO_FACT, shared: ["checking", "noticed", "dare"], figure: 0.52 },
    },
    { kind: "want", contribution: 0.08, fact: { ...NO_FACT, figure: 0.31 } },
    { kind: "commonness", contribution: -0.06, fact: { ...NO_FACT, figure: 0.12 } },
    { kind: "gift", contribution: 0.03, fact: { ...NO_FACT, pleasure: 5, mastery: 4 } },
    { kind: "confidence", contribution: 0.02, fact: { ...NO_FACT, confidence: "confirmed", quotes: 4 } },
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
      { kind: "meaning", contribution: score - 0.03, fact: { ...NO_FACT, figure: score } },
      {
        kind: "gift",
        contribution: 0.03,
        fact: { ...NO_FACT, pleasure: given?.pleasure ?? 3, mastery: given?.mastery ?? 3 },
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
  not_yours: [also("n-posture", "Long-term posture and mobility", "ana", "g-patience", 0.11, "nothing")],
};

export const today: Today = {
  on: TODAY,
  empty: false,
  unfinished: reflections.filter((row) => row.unfinished),
  recent: reflections.filter((row) => !row.unfinished).slice(0, 3),
  suggestion,
  given_minutes_week: 35,
  paid_minutes_week: 220,
  gone_quiet: [
    { client_id: "dele", name: "Dele Marchbank", days: 41 },
    { client_id: "noor", name: "Noor Haddow", days: 23 },
  ],
  unasked: [
    { want_id: "w-name", client_id: "ilse", client_name: "Ilse Varnholt", text: "A name for the winter range" },
  ],
};
