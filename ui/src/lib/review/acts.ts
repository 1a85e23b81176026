// What can be done from a review, each with its undo.
import type { PursuitFields, PursuitView, Review, ReviewStep, StepState } from "$lib/api/bindings";
import { api } from "$lib/api/client";
import { t } from "$lib/messages";
import { attempt } from "$lib/state/act";
import { sayWithUndo } from "$lib/state/undo";
import type { Learned } from "./learned.svelte";
import { notesOf } from "./notes";

/** Keeps the week as its page, once what was typed last is kept. */
export async function closeWeek(review: Review, learned: Learned): Promise<void> {
  await learned.flush();
  await attempt(async () => {
    await api.closeReview(review.week_on, learned.text, notesOf(review));
    sayWithUndo(t("review.said.closed"));
  });
}

export const markStep = (weekOn: string, step: ReviewStep, state: StepState): Promise<null | undefined> =>
  attempt(() => api.markStep(weekOn, step, state));

export async function addPursuit(fields: PursuitFields): Promise<void> {
  await attempt(async () => {
    await api.addPursuit(fields);
    sayWithUndo(t("review.pursuit.said.added", { name: fields.name }));
  });
}

export async function changePursuit({ id, fields }: PursuitView, change: Partial<PursuitFields>): Promise<void> {
  await attempt(() => api.updatePursuit(id, { ...fields, ...change }));
}

export const spend = (id: string, weekOn: string, minutes: number): Promise<null | undefined> =>
  attempt(() => api.setPursuitMinutes(id, weekOn, minutes));

export async function removePursuit({ id, fields }: PursuitView): Promise<void> {
  await attempt(async () => {
    await api.deleteRecord("pursuit", id);
    sayWithUndo(t("review.pursuit.said.deleted", { name: fields.name }));
  });
}
