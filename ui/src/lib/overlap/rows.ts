// The picture of needs and gifts as a table: every open need, its nearest gift, and what else stands out.
import type { Confidence, FitLabel, Overlap, Thread } from "$lib/api/bindings";
import { giftNames, needsByFit, stands, type GiftName } from "./choose";

export type Row = {
  needId: string;
  need: string;
  client: string;
  confidence: Confidence;
  gift: string;
  score: number;
  label: FitLabel;
  also: { gift: string; score: number }[];
};

export function rowsOf(overlap: Overlap, known: GiftName[]): Row[] {
  const standing = byNeed(overlap.threads.filter(stands));
  const names = new Map(giftNames(overlap, known).map((gift) => [gift.id, gift.name]));
  return needsByFit(overlap).map(({ id, text, client, confidence, best }) => ({
    needId: id,
    need: text,
    client,
    confidence,
    gift: names.get(best.gift_id) ?? "",
    score: best.score,
    label: best.label,
    also: (standing.get(id) ?? [])
      .filter((thread) => thread.gift_id !== best.gift_id)
      .toSorted((a, b) => b.score - a.score)
      .flatMap(({ gift_id, score }) => {
        const gift = names.get(gift_id);
        return gift === undefined ? [] : [{ gift, score }];
      }),
  }));
}

function byNeed(threads: readonly Thread[]): Map<string, Thread[]> {
  const needs = new Map<string, Thread[]>();
  for (const thread of threads) {
    const of = needs.get(thread.need_id);
    if (of) of.push(thread);
    else needs.set(thread.need_id, [thread]);
  }
  return needs;
}
