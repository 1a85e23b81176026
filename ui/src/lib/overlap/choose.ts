// What the picture of needs and gifts shows, before anything is placed. It holds ten needs and eight gifts at most;
// a need never stands there without its best gift, so that the one current that matters is always drawn.
import type { Confidence, GiftKind, GiftView, Overlap, Thread } from "$lib/api/bindings";

export const MOST_NEEDS = 10;
export const MOST_GIFTS = 8;
const MOST_CURRENTS_PER_NEED = 3;
/** How much a dotted thread pulls on the order of the gifts, against a score for a current. */
const THREAD_PULL = 0.01;

export type GiftName = { id: string; name: string; kind: GiftKind };
export type NeedFact = { id: string; text: string; confidence: Confidence; client: string; best: Thread };
export type Chosen = {
  needs: NeedFact[];
  gifts: GiftName[];
  threads: Thread[];
  foldedNeeds: number;
  foldedGifts: number;
};

/** Whether a thread stands out and is drawn with a width. */
export const stands = (thread: Thread): boolean => thread.label !== "nothing" && thread.score > 0;

const byFit = (a: Thread, b: Thread) =>
  b.score - a.score || a.need_id.localeCompare(b.need_id) || a.gift_id.localeCompare(b.gift_id);

/** The gifts that may be given, by name. */
export const livingOf = (gifts: GiftView[]): GiftName[] =>
  gifts
    .filter(({ fields }) => fields.state === "living" || fields.state === "emerging")
    .map(({ id, fields }) => ({ id, name: fields.name, kind: fields.kind }));

/** The open needs, best fit first; those that no gift meets come last. */
export function needsByFit(overlap: Overlap): NeedFact[] {
  return [...overlap.suggestions, ...overlap.not_yours].map(({ need, client, gift, score, label }) => ({
    id: need.id,
    text: need.text,
    confidence: need.confidence,
    client: client.name,
    best: { need_id: need.id, gift_id: gift.id, score, label },
  }));
}

/** Every gift the overlap speaks of, and the `known` ones it doesn't. */
export function giftNames(overlap: Overlap, known: GiftName[]): GiftName[] {
  const names = new Map(known.map((gift) => [gift.id, gift]));
  for (const { gift } of [...overlap.suggestions, ...overlap.not_yours]) names.set(gift.id, gift);
  return [...names.values()];
}

/** Needs, gifts and threads of the picture, with the gifts in the order that lets the currents cross least. */
export function choose(overlap: Overlap, known: GiftName[]): Chosen {
  const allNeeds = needsByFit(overlap);
  const allGifts = giftNames(overlap, known);
  const { needs, giftIds } = fit(allNeeds, allGifts, overlap.threads);
  const gifts = allGifts.filter((gift) => giftIds.has(gift.id));
  const threads = worthDrawing(needs, gifts, overlap.threads);
  return {
    needs,
    gifts: settle(gifts, needs, threads),
    threads,
    foldedNeeds: allNeeds.length - needs.length,
    foldedGifts: allGifts.length - gifts.length,
  };
}

function fit(needs: NeedFact[], gifts: GiftName[], threads: Thread[]): { needs: NeedFact[]; giftIds: Set<string> } {
  const giftIds = new Set<string>();
  const shown: NeedFact[] = [];
  for (const need of needs) {
    if (shown.length === MOST_NEEDS) break;
    if (giftIds.size === MOST_GIFTS && !giftIds.has(need.best.gift_id)) continue;
    giftIds.add(need.best.gift_id);
    shown.push(need);
  }
  const known = new Set(gifts.map((gift) => gift.id));
  const others = threads.toSorted(byFit).map((thread) => thread.gift_id);
  for (const id of [...others, ...known]) {
    if (giftIds.size < MOST_GIFTS && known.has(id)) giftIds.add(id);
  }
  return { needs: shown, giftIds };
}

/** What stands out; and for a need or gift where nothing does, the nearest. */
function worthDrawing(needs: NeedFact[], gifts: GiftName[], threads: Thread[]): Thread[] {
  const giftIds = new Set(gifts.map((gift) => gift.id));
  const needIds = new Set(needs.map((need) => need.id));
  const shown = threads.filter((thread) => giftIds.has(thread.gift_id) && needIds.has(thread.need_id)).toSorted(byFit);
  const drawn = needs.flatMap((need) => {
    const own = shown.filter((thread) => thread.need_id === need.id);
    const standing = own.filter(stands).slice(0, MOST_CURRENTS_PER_NEED);
    return standing.length > 0 ? standing : [own[0] ?? need.best];
  });
  for (const gift of gifts) {
    if (drawn.some((thread) => thread.gift_id === gift.id)) continue;
    const nearest = shown.find((thread) => thread.gift_id === gift.id);
    if (nearest) drawn.push({ ...nearest, label: "nothing" });
  }
  return drawn;
}

/** By the mean place of the needs a gift meets, wide currents pulling more. */
function settle(gifts: GiftName[], needs: NeedFact[], threads: Thread[]): GiftName[] {
  const place = new Map(needs.map((need, at) => [need.id, at]));
  const mean = (gift: GiftName): number => {
    let sum = 0;
    let weight = 0;
    for (const thread of threads) {
      if (thread.gift_id !== gift.id) continue;
      const pull = stands(thread) ? thread.score : THREAD_PULL;
      sum += pull * (place.get(thread.need_id) ?? needs.length);
      weight += pull;
    }
    return weight > 0 ? sum / weight : needs.length;
  };
  return gifts
    .map((gift) => ({ gift, mean: mean(gift) }))
    .toSorted((a, b) => a.mean - b.mean || a.gift.name.localeCompare(b.gift.name) || a.gift.id.localeCompare(b.gift.id))
    .map(({ gift }) => gift);
}
