// What a practice's own records say: one idea that holds, one with too few, one that is unclear.
import type {
  AnswerLine,
  Balance,
  ClientBalance,
  FormFigures,
  GiftFigures,
  Inequalities,
  MonthView,
  Share,
  SharesView,
  Themes,
} from "$lib/api/bindings";

const share = (hits: number, of: number, low: number, high: number): Share => ({
  value: of === 0 ? null : hits / of,
  low: of === 0 ? null : low,
  high: of === 0 ? null : high,
  hits,
  of,
});
const few = (first: Share, second: Share): SharesView => ({
  first,
  second,
  effect: { says: "too_few", difference: null, method: "newcombe", least: 8 },
});

export const inequalities: Inequalities = {
  love_after_needs: {
    first: share(19, 28, 0.49, 0.82),
    second: share(11, 35, 0.19, 0.48),
    effect: {
      says: "holds",
      difference: { value: 0.364, low: 0.12, high: 0.56 },
      method: "newcombe",
      least: 8,
    },
  },
  returned: few(share(2, 4, 0.15, 0.85), share(1, 6, 0.03, 0.56)),
  recommended: few(share(3, 4, 0.3, 0.95), share(2, 6, 0.1, 0.7)),
  forgave: few(share(0, 0, 0, 0), share(1, 6, 0.03, 0.56)),
  warmth_per_hour: {
    first: { value: 1.4, low: 0.95, high: 2, deliveries: 14, gained: 31, minutes: 1320 },
    second: { value: 0.9, low: 0.6, high: 1.3, deliveries: 22, gained: 28, minutes: 1860 },
    effect: { says: "unclear", difference: { value: 0.5, low: -0.2, high: 1.2 }, method: "bootstrap", least: 8 },
  },
};

const balanced = (figure: number): Balance => ({
  figure,
  parts: [],
  promises: { mine_late: 0, mine_bent: 0, theirs_late: 0, theirs_bent: 0 },
});
const balance = (client_id: string, client: string, quarter: number, whole: number): ClientBalance => ({
  client_id,
  client,
  quarter: balanced(quarter),
  whole: balanced(whole),
});
export const balances: ClientBalance[] = [
  balance("june", "June Pellow", 9, 17),
  balance("wren", "Wren Castell", -19, 1),
  balance("ilse", "Ilse Varnholt", 18, -2),
  balance("dele", "Dele Marchbank", 0, 1),
];

export const months: MonthView[] = Array.from({ length: 15 }, (_, nth) => {
  const number = (8 + nth) % 12;
  return {
    month: `${2025 + Math.floor((8 + nth) / 12)}-${String(number + 1).padStart(2, "0")}`,
    paid: 600 + 90 * (nth % 4),
    given: 60 + 30 * (nth % 5),
    clients: [
      { client_id: "wren", client: "Wren Castell", paid: 300, given: 20 },
      { client_id: "ilse", client: "Ilse Varnholt", paid: 300 + 90 * (nth % 4), given: 40 + 30 * (nth % 5) },
    ],
  };
});

const answer = (asked_id: string, client_id: string, client: string, said: string): AnswerLine => ({
  asked_id,
  client_id,
  client,
  question: "Why do you stay?",
  answer: said,
  answered_on: "2026-09-12",
});
export const themes: Themes = {
  answers: 4,
  clients: 3,
  themes: [
    {
      name: "plain, logo",
      named: false,
      answers: [
        answer("q-1", "wren", "Wren Castell", "You told me the logo was fine and I was not."),
        answer("q-2", "ilse", "Ilse Varnholt", "You say it plainly."),
      ],
      clients: share(2, 3, 0.2, 0.94),
    },
    {
      name: "You let me finish",
      named: true,
      answers: [answer("q-3", "noor", "Noor Haddow", "You waited.")],
      clients: share(1, 3, 0.06, 0.79),
    },
  ],
  alone: [answer("q-4", "noor", "Noor Haddow", "You remembered the dog.")],
  by_meaning: true,
};

const landed = (given: number, loved: number, liked: number, shrugged = 0, unwelcome = 0) => ({
  given,
  loved,
  liked,
  shrugged,
  unwelcome,
});
export const forms: FormFigures[] = [
  {
    form_id: "f-card",
    form: "A handwritten acknowledgement",
    landings: landed(12, 6, 3, 1),
    welcome: share(9, 10, 0.6, 0.98),
    clients: [{ client_id: "ilse", client: "Ilse Varnholt", landings: landed(5, 4, 1) }],
  },
  { form_id: null, form: null, landings: landed(2, 0, 0), welcome: share(0, 0, 0, 0), clients: [] },
];

export const gifts: GiftFigures[] = [
  {
    gift_id: "asking",
    gift: "Asking what nobody dares",
    state: "living",
    welcome: share(3, 4, 0.3, 0.95),
    revisions: [
      { on: "2026-01-10", event: "named", pleasure: 4, mastery: 2, state: "living" },
      { on: "2026-06-10", event: "changed", pleasure: 5, mastery: 4, state: "living" },
    ],
    months: [
      { month: "2026-03", landings: landed(2, 1, 1) },
      { month: "2026-08", landings: landed(2, 1, 0, 1) },
      { month: "2026-11", landings: landed(1, 0, 0) },
    ],
  },
];
