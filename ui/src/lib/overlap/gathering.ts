// Needs of several clients that one thing would serve: how they are named together, and what is done with them.
import type { GatheringView } from "$lib/api/bindings";
import { api } from "$lib/api/client";
import { taken } from "$lib/giving/taken.svelte";
import { t } from "$lib/messages";
import { listed } from "$lib/messages/dates";
import { inWordsLower } from "$lib/messages/numbers";
import { attempt } from "$lib/state/act";
import { sayWithUndo } from "$lib/state/undo";

export type GatheringAnswer = "take" | "not_now";

/** "Ilse Varnholt, Ana Quill and June Pellow" */
export const namesOf = ({ needs }: GatheringView): string => listed(needs.map(({ client }) => client.name));

/** "both", "all three" */
export const allOf = ({ needs: { length } }: GatheringView): string =>
  length === 2 ? t("overlap.gathering.all.both") : t("overlap.gathering.all.more", { count: inWordsLower(length) });

/** Makes one thing to give to all of them, and offers to take it back. */
export async function takeGathering(gathering: GatheringView, formId: string | null): Promise<void> {
  const { needs, gift } = gathering;
  const what = gift?.name ?? needs[0]?.text ?? "";
  const ids = needs.map(({ id }) => id);
  await attempt(async () => {
    taken.offer(await api.takeGathering(what, ids, gift?.id ?? null, formId));
    sayWithUndo(t("overlap.gathering.said.take", { clients: namesOf(gathering) }));
  });
}

/** Sets it aside for two weeks, and offers to take that back. */
export async function layGatheringAside({ needs }: GatheringView): Promise<void> {
  await attempt(async () => {
    const about = needs.map(({ id }) => ({ kind: "need" as const, id }));
    await api.setSuggestionAside("gathering", about, false);
    sayWithUndo(t("overlap.gathering.said.not_now"));
  });
}
