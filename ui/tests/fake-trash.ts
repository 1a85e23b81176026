// What lies in the trash of the small practice, and what forgetting one of its clients would do.
import type { BackupsWithout, ForgetPreview, Forgotten, Piece, TrashEntry } from "$lib/api/bindings";

const plain = (text: string): Piece[] => [{ text, hit: false }];

export const trash: TrashEntry[] = [
  {
    id: "t-dele",
    kind: "client",
    title: "Dele Marchbank",
    client_name: null,
    deleted_at: "2026-11-16T17:20:00+01:00",
    days_left: 29,
    holds: [
      { kind: "client", count: 1 },
      { kind: "reflection", count: 5 },
      { kind: "mark", count: 3 },
      { kind: "want", count: 1 },
    ],
  },
  {
    id: "t-need",
    kind: "need",
    title: "Company in the slow months",
    client_name: "Wren Castell",
    deleted_at: "2026-11-12T09:05:00+01:00",
    days_left: 25,
    holds: [
      { kind: "need", count: 1 },
      { kind: "mark", count: 2 },
    ],
  },
  {
    id: "t-page",
    kind: "reflection",
    title: "",
    client_name: null,
    deleted_at: "2026-10-18T21:40:00+02:00",
    days_left: 0,
    holds: [{ kind: "reflection", count: 1 }],
  },
];

export const forgetPreview: ForgetPreview = {
  name: "Ilse Varnholt",
  counts: [
    { kind: "client", count: 1 },
    { kind: "reflection", count: 31 },
    { kind: "mark", count: 12 },
    { kind: "want", count: 3 },
    { kind: "need", count: 4 },
    { kind: "delivery", count: 6 },
    { kind: "promise", count: 9 },
    { kind: "warmth", count: 2 },
    { kind: "sign", count: 2 },
    { kind: "asked_why", count: 1 },
  ],
  paid_minutes: 1580,
  given_minutes: 220,
  shared: [
    {
      id: "r-table",
      title: "Both at one table",
      on: "2026-06-18",
      others: ["Wren Castell"],
    },
  ],
  mentions: [
    {
      kind: "reflection",
      id: "r-ana",
      client_id: "ana",
      on: "2026-11-10",
      title: plain("On the stairs"),
      around: [
        { text: "…she had heard of ", hit: false },
        { text: "Ilse", hit: true },
        { text: " from Wren, and wondered…", hit: false },
      ],
    },
    {
      kind: "gift",
      id: "g-prices",
      client_id: null,
      on: "2026-09-22",
      title: plain("Price lists"),
      around: [
        { text: "Began with ", hit: false },
        { text: "Ilse", hit: true },
        { text: "’s eleven bowls.", hit: false },
      ],
    },
  ],
  keep_until: null,
};

export const forgotten: Forgotten = {
  counts: forgetPreview.counts,
  versions: 40,
  paid_minutes: 1580,
  given_minutes: 220,
  mentions_left: 2,
};

export const backupsWithout: BackupsWithout = { backed_up: true, holding: 12, unknown: [] };
