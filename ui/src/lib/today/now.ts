// The day at a glance, with what a small gesture would acknowledge.
import type { Acknowledge, AsideAbout, OccasionAhead, OwedView, Today } from "$lib/api/bindings";
import { api } from "$lib/api/client";
import { t } from "$lib/messages";
import { attempt } from "$lib/state/act";
import { sayWithUndo } from "$lib/state/undo";

export type Now = Today & Acknowledge;

export async function now(): Promise<Now> {
  const [today, acknowledge] = await Promise.all([api.today(), api.acknowledge()]);
  return { ...today, ...acknowledge };
}

/** So many lines leave the suggestion beneath in sight. */
const ROOM = 6;
const MOST = { days: 2, credit: 1, unasked: 3 };

/** What is shown of it: pages and promises all, of the rest what there is room for; the clients' pages show everything. */
export function shownOf({ unfinished, promises_due, ...rest }: Now): Pick<Now, "days" | "credit" | "unasked"> {
  const days = rest.days.slice(0, MOST.days);
  const credit = rest.credit.slice(0, MOST.credit);
  const left = ROOM - unfinished.length - promises_due.length - days.length - credit.length;
  return { days, credit, unasked: rest.unasked.slice(0, Math.min(MOST.unasked, Math.max(1, left))) };
}

/** A day that is kept, or years together, where the day is nobody's record. */
export const dayAbout = ({ occasion_id, client_id }: OccasionAhead): AsideAbout =>
  occasion_id === null ? { kind: "years", id: client_id } : { kind: "occasion", id: occasion_id };

export const creditAbout = ({ idea_id: id }: OwedView): AsideAbout => ({ kind: "idea", id });

/** Says no more of it for two weeks. */
export async function setAside(about: AsideAbout): Promise<void> {
  await attempt(async () => {
    await api.setSuggestionAside("acknowledge", [about], false);
    sayWithUndo(t("today.acknowledge.said.aside"));
  });
}

/** They were thanked for it, today. */
export async function thank({ idea_id, what, given_on }: OwedView): Promise<void> {
  await attempt(async () => {
    await api.updateIdea(idea_id, { what, given_on, credit: "given", credited_on: null });
    sayWithUndo(t("knowledge.idea.thanked.said"));
  });
}
