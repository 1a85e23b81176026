// What can be done with a promise or a delivery, each with its undo.
import type { DeliveryState, DeliveryView, Landing, PromiseView, ReceiverView } from "$lib/api/bindings";
import { api } from "$lib/api/client";
import { t, type MessageKey } from "$lib/messages";
import { attempt } from "$lib/state/act";
import { sayWithUndo } from "$lib/state/undo";

async function does(act: () => Promise<unknown>, said: MessageKey, params = {}): Promise<void> {
  await attempt(async () => {
    await act();
    sayWithUndo(t(said, params));
  });
}

export async function keepPromise({ id }: PromiseView): Promise<void> {
  await attempt(async () => {
    const { state } = await api.keepPromise(id, null, "");
    sayWithUndo(t(state === "late" ? "giving.promise.said.late" : "giving.promise.said.kept"));
  });
}
export const dropPromise = ({ id }: PromiseView): Promise<void> =>
  does(() => api.dropPromise(id, ""), "giving.promise.said.dropped");
export const reopenPromise = ({ id }: PromiseView): Promise<void> =>
  does(() => api.reopenPromise(id), "giving.promise.said.reopened");

export const moveDelivery = ({ id }: DeliveryView, state: Exclude<DeliveryState, "landed">): Promise<void> =>
  does(() => api.setDeliveryState(id, state, null, ""), `giving.delivery.said.${state}`);
export const givePart = (id: string, given: boolean): Promise<void> =>
  does(() => api.givePart(id, given, null), given ? "giving.delivery.said.part" : "giving.delivery.said.part_not");

export const land = ({ id, landed_on, note }: ReceiverView, landing: Landing | null): Promise<void> =>
  does(
    () => api.landDelivery(id, landing, landing === null ? null : landed_on, note),
    landing === null ? "giving.delivery.said.unlanded" : "giving.delivery.said.landed",
    landing === null ? {} : { landing: t(`words.landing.${landing}`) },
  );
export const noteLanding = ({ id, landing, landed_on }: ReceiverView, note: string): Promise<void> =>
  does(() => api.landDelivery(id, landing, landed_on, note), "giving.said.changed");
