// The answers to a suggestion, in the order of the buttons, with their keys; and what is done with one.
import type { Answer, GivenVerdict, NeedState, Suggestion } from "$lib/api/bindings";
import { api } from "$lib/api/client";
import { taken } from "$lib/giving/taken.svelte";
import { t } from "$lib/messages";
import { attempt } from "$lib/state/act";
import { sayWithUndo } from "$lib/state/undo";

export const ANSWERS = [
  { answer: "take", key: "t" },
  { answer: "not_now", key: "l" },
  { answer: "not_this_gift", key: "g" },
  { answer: "not_a_need", key: "d" },
] as const satisfies readonly { answer: Answer; key: string }[];

/** Gives the verdict and offers to take it back. What was taken up is then given its form. */
export async function answerSuggestion({ need, gift, client }: Suggestion, answer: Answer): Promise<void> {
  await attempt(async () => {
    taken.offer(await api.giveVerdict({ need_id: need.id, gift_id: gift.id, answer, reason: null }));
    sayWithUndo(t(`overlap.said.${answer}`, { gift: gift.name, client: client.name }));
  });
}

/** Lets a need go or refers it on, and offers to take it back. */
export async function settleNeed(
  { need, client }: Suggestion,
  state: Extract<NeedState, "let_go" | "not_mine">,
): Promise<void> {
  await attempt(async () => {
    await api.updateNeed(need.id, { text: need.text, state });
    sayWithUndo(t(`overlap.said.${state}`, { client: client.name }));
  });
}

/** Takes a verdict back, and offers to give it again. */
export async function takeBack({ id, gift }: GivenVerdict): Promise<void> {
  await attempt(async () => {
    await api.takeBackVerdict(id);
    sayWithUndo(t("overlap.said.taken_back", { gift }));
  });
}
