// The picture of needs and gifts as a table: every open need, its nearest gift, and what else stands out.
import type { Confidence, FitLabel, Overlap } from "$lib/api/bindings";
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
  const names = new Map(giftNames(overlap, known).map((gift) => [gift.id, gift.name]));
  return needsByFit(overlap).map(({ id, text, client, confidence, best }) => ({
    needId: id,
    need: text,
    client,
    confidence,
    gift: names.get(best.gift_id) ?? "",
    score: best.score,
    label: best.label,
    also: overlap.threads
      .filter((thread) => thread.need_id === id && thread.gift_id !== best.gift_id && stands(thread))
      .toSorted((a, b) => b.score - a.score)
      .flatMap(({ gift_id, score }) => {
        const gift = names.get(gift_id);
        return gift === undefined ? [] : [{ gift, score }];
      }),
  }));
}
