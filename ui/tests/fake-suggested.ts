// What the stand-in suggests beside gifts for needs.
import type { Acknowledge, Caution, EchoesOfWant, EmergingGift } from "$lib/api/bindings";

export const echoes: EchoesOfWant[] = [
  {
    want_id: "w-name",
    others: 2,
    echoes: [
      {
        want: "A name for the practice",
        heard_on: "2026-03-12",
        state: "met",
        own: false,
        client: null,
        needs: [{ text: "Leave to choose", state: "served", landing: "loved" }],
      },
      {
        want: "A name for the bread",
        heard_on: "2025-10-02",
        state: "open",
        own: false,
        client: null,
        needs: [{ text: "Leave to choose", state: "open", landing: null }],
      },
    ],
  },
];

const passage = (page: string, start: number, text: string, on: string) => ({
  reflection_id: page,
  start,
  end: start + text.length,
  text,
  on,
});

export const emerging: EmergingGift[] = [
  {
    passages: [
      passage("r-shop", 12, "I drew the whole shop on the back of her list and she laughed.", "2026-11-12"),
      passage("r-bowls", 40, "I drew the shelf for her, eleven bowls in a row.", "2026-09-22"),
      passage("r-bowls", 160, "I drew the kiln as well while she talked.", "2026-09-22"),
    ],
  },
];

export const acknowledge: Acknowledge = {
  days: [
    {
      client_id: "wren",
      client_name: "Wren Castell",
      occasion_id: null,
      what: "",
      years_together: 6,
      when: { from: "2026-11-19", to: "2026-11-19", moved: false, years: 6, days_away: 2 },
    },
    {
      client_id: "ilse",
      client_name: "Ilse Varnholt",
      occasion_id: "o-kiln",
      what: "The day of the first kiln",
      years_together: null,
      when: { from: "2026-11-24", to: "2026-11-24", moved: false, years: 7, days_away: 7 },
    },
  ],
  credit: [
    {
      idea_id: "i-sander",
      client_id: "june",
      client_name: "June Pellow",
      what: "Write beside the best figure: do not extrapolate",
      given_on: "2026-05-25",
    },
  ],
};

export const cautions: Caution[] = [{ kind: "open_deliveries", now: 1, limit: 1, until_on: null, overruled: null }];

/** Everything that can stand against something new, one of it gone on in spite of. */
export const allCautions: Caution[] = [
  { kind: "open_deliveries", now: 1, limit: 1, until_on: null, overruled: "her fair is on Saturday" },
  { kind: "open_promises", now: 3, limit: 3, until_on: null, overruled: null },
  { kind: "pace", now: 5, limit: 2, until_on: "2026-11-24", overruled: null },
  { kind: "line", now: 135, limit: 120, until_on: "2026-12-02", overruled: null },
  { kind: "week_will_pass", now: 150, limit: 120, until_on: null, overruled: null },
];
