// A believable practice's promises, deliveries and forms of giving.
import type { DeliveryView, FormView, Giving, PromiseView } from "$lib/api/bindings";

const promise = (id: string, text: string, due: string, more: Partial<PromiseView> = {}): PromiseView => ({
  id,
  client_id: "ilse",
  client_name: "Ilse Varnholt",
  fields: { by_whom: "me", text, made_on: "2026-11-12", due_on: due, margin_days: 1, scope: "in_scope" },
  state: "open",
  state_on: "2026-11-12",
  live: true,
  planned_on: due,
  late_days: null,
  history: [{ on: "2026-11-12", state: "open", due_on: due, note: "" }],
  quotes: [],
  ...more,
});

export const promises: PromiseView[] = [
  promise("p-pages", "Two pages on founders who sold and stayed", "2026-11-15", {
    client_id: "tomas",
    client_name: "Tomas Breck",
    late_days: 2,
  }),
  promise("p-words", "Three words for the winter range", "2026-11-19", { planned_on: "2026-11-18" }),
];

const delivery = (id: string, what: string, more: Partial<DeliveryView>): DeliveryView => ({
  id,
  fields: {
    what,
    gift_id: "g-prices",
    form_id: null,
    scope: "next_time_charged",
    minutes: null,
    felt: null,
    motive: null,
    receivers: [{ id: `${id}-r`, client_id: "ilse", need_id: "n-price" }],
    parts: [],
  },
  gift_name: "Price lists",
  form_name: null,
  state: "offered",
  state_on: "2026-11-12",
  given_on: null,
  created_on: "2026-11-03",
  open: true,
  receivers: [
    {
      id: `${id}-r`,
      client_id: "ilse",
      client_name: "Ilse Varnholt",
      need_id: "n-price",
      need_text: "Name her own price without apologising",
      landing: null,
      landed_on: null,
      note: "",
    },
  ],
  parts: [],
  history: [{ on: "2026-11-03", state: "idea", due_on: null, note: "" }],
  ...more,
});

const list = delivery("d-list", "A price list that explains itself", {});
const card = delivery("d-card", "the one sentence for her studio door", {
  form_name: "A handwritten acknowledgement",
  state: "landed",
  state_on: "2026-10-25",
  given_on: "2026-10-22",
  open: false,
});

export const giving: Giving = {
  promises: promises.filter(({ client_id }) => client_id === "ilse"),
  deliveries: [
    list,
    {
      ...card,
      fields: { ...card.fields, minutes: 25, scope: "goodwill" },
      receivers: card.receivers.map((one) => ({
        ...one,
        landing: "loved",
        landed_on: "2026-10-25",
        note: "It hangs.",
      })),
    },
  ],
};

const form = (id: string, name: string, minutes: number, how: string, more: Partial<FormView> = {}): FormView => ({
  id,
  fields: { name, how, usual_minutes: minutes, serves: "one", offered: true },
  origin: id,
  given: 0,
  ...more,
});

export const forms: FormView[] = [
  form("handwritten", "A handwritten acknowledgement", 15, "One true thing, named. Post it.", { given: 9 }),
  form("support", "Complimentary support", 20, "A call with an end, said at the start.", { given: 4 }),
  form("resources", "Articles and resources", 10, "One piece, with the reason it is for them.", { given: 12 }),
];

export const taken: DeliveryView = delivery("d-taken", "Price lists", { state: "idea", state_on: "2026-11-17" });
