// What is said of a gift that may be there, and what is done with it.
import type { AsideAbout, EmergingGift, GiftFields, GiftView } from "$lib/api/bindings";
import { api } from "$lib/api/client";
import { t } from "$lib/messages";
import { inWords, inWordsLower } from "$lib/messages/numbers";
import { attempt } from "$lib/state/act";
import { sayWithUndo } from "$lib/state/undo";

const pagesOf = ({ passages }: EmergingGift): string[] => [...new Set(passages.map((one) => one.reflection_id))];

/** Tells one from another, as long as its passages are the same. */
export const keyOf = ({ passages }: EmergingGift): string =>
  passages.map(({ reflection_id, start }) => `${reflection_id} ${start}`).join(" ");

/** "Five passages on three pages that felt like play and left people warm tell of one thing:" */
export function emergingWords(gift: EmergingGift): string {
  const pages = pagesOf(gift).length;
  const on = t("gifts.emerging.pages", { count: pages, number: inWordsLower(pages) });
  return t("gifts.emerging.text", { number: inWords(gift.passages.length), pages: on });
}

/** What felt like play is a pleasure; how well it is done can be said later. */
const named = (name: string): GiftFields => ({
  name: name.trim(),
  description: "",
  kind: "talent",
  pleasure: 4,
  mastery: 3,
  state: "emerging",
});

/** Names it, with its passages as evidence. */
export async function adopt(gift: EmergingGift, name: string): Promise<GiftView> {
  const adopted = await api.adoptGift(named(name), gift.passages);
  sayWithUndo(t("gifts.said.named", { name: adopted.fields.name }));
  return adopted;
}

/** Sets it aside for two weeks, or for good, by the pages it shows on. */
export async function setAside(gift: EmergingGift, forGood: boolean): Promise<void> {
  const about = pagesOf(gift).map((id): AsideAbout => ({ kind: "page", id }));
  await attempt(async () => {
    await api.setSuggestionAside("emerging", about, forGood);
    sayWithUndo(t(forGood ? "gifts.emerging.said.no_gift" : "gifts.emerging.said.not_now"));
  });
}
