// Small overlaps for the tests of this folder.
import type { FitLabel, GatheringView, Overlap, Reason, ReasonFact, ReasonKind, Suggestion } from "$lib/api/bindings";

/** A fact that says nothing. */
export const nothing: ReasonFact = {
  shared: [],
  figure: null,
  pleasure: null,
  mastery: null,
  confidence: null,
  quotes: null,
  shown: null,
  before: null,
  heard_on: null,
  taught: null,
};

export const reason = (kind: ReasonKind, contribution: number, fact: Partial<ReasonFact> = {}): Reason => ({
  kind,
  contribution,
  fact: { ...nothing, ...fact },
});

export function suggestion(need: number, gift: number, score: number, label: FitLabel = "strong"): Suggestion {
  return {
    need: {
      id: `need-${need}`,
      text: `Be taken seriously by board ${need}`,
      confidence: "likely",
      want: null,
      quotes: 2,
    },
    client: { id: `client-${need}`, name: `Client ${need}` },
    gift: { id: `gift-${gift}`, name: `Asking what nobody dares ${gift}`, kind: "talent", pleasure: 5, mastery: 4 },
    score,
    probability: score,
    label,
    reasons: [reason("meaning", score)],
  };
}

/** The needs of so many clients that are alike, the one of client 0 first. */
export const gathering = (clients: number, gift: Suggestion["gift"] | null = null): GatheringView => ({
  needs: Array.from({ length: clients }, (_, at) => {
    const { need, client } = suggestion(at, 0, 0.4);
    return { id: need.id, text: need.text, client };
  }),
  gift,
});

/** `needs` open needs over `gifts` gifts, the first `standing` of them met. */
export function overlapOf(needs: number, gifts: number, standing = needs): Overlap {
  const all = Array.from({ length: needs }, (_, at) => {
    const met = at < standing;
    return suggestion(at, at % gifts, met ? 0.6 - at * 0.02 : 0.1, met ? (at < 3 ? "strong" : "look") : "nothing");
  });
  const threads = all.flatMap((each, need) =>
    Array.from({ length: gifts }, (_, gift) => {
      const own = each.gift.id === `gift-${gift}`;
      const score = own ? each.score : 0.02 + ((need * 7 + gift * 3) % 10) / 100;
      return { need_id: each.need.id, gift_id: `gift-${gift}`, score, label: own ? each.label : ("nothing" as const) };
    }),
  );
  return {
    mode: "meaning",
    pending: 0,
    open_needs: needs,
    living_gifts: gifts,
    suggestions: all.slice(0, standing),
    threads,
    not_yours: all.slice(standing),
    gatherings: [],
    waiting: [],
  };
}
