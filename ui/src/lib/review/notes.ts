// What the steps of a review held, as it stands on its page: Markdown beneath what was learned. A heading per step that has
// something in it; the journal goes by the first `## ` for where the notes begin.
import type { Review, ReviewStep } from "$lib/api/bindings";
import { bare, t } from "$lib/messages";
import { weekDate } from "$lib/messages/dates";
import { lateWords, promiseTitle } from "$lib/giving/words";
import { aheadWords } from "$lib/occasions/when";
import { stepTitle } from "./steps";
import {
  budgetWords,
  crowdedWords,
  deliveryWords,
  givenWords,
  keptWords,
  motivesWords,
  quietWords,
  unusedWords,
} from "./words";

/** One line, whatever was typed into it: a list must stay a list. */
const line = (...parts: (string | null)[]): string =>
  parts
    .filter((part) => part !== null)
    .join(": ")
    .replace(/\s+/gu, " ")
    .trim();

const LINES: Readonly<Record<Exclude<ReviewStep, "learned">, (review: Review) => string[]>> = {
  loose_ends: ({ loose_ends: ends }) => [
    ...ends.promises.map((promise) =>
      line(
        promiseTitle(promise),
        promise.late_days === null
          ? promise.fields.due_on && t("giving.promise.by", { date: weekDate(promise.fields.due_on) })
          : lateWords(promise.late_days),
      ),
    ),
    ...ends.kept.map((promise) => line(promiseTitle(promise), keptWords(promise))),
    ...ends.deliveries.map((delivery) => line(delivery.what, deliveryWords(delivery))),
    ...ends.unasked.map(({ client_name, text }) => line(client_name, text, t("today.nothing_beneath"))),
  ],
  ahead: ({ ahead }) => [
    ...ahead.days.map((day) => line(aheadWords(day), weekDate(day.when.from))),
    ...ahead.credit.map(({ what, client_name }) => line(client_name, what, t("knowledge.idea.owed"))),
  ],
  gone_quiet: ({ gone_quiet }) => gone_quiet.map((client) => line(client.name, quietWords(client))),
  gifts_unused: ({ gifts_unused }) => gifts_unused.map((gift) => line(gift.name, unusedWords(gift))),
  not_mine: ({ not_mine }) =>
    not_mine.map(({ client_name, text, note }) => line(client_name, text, note === "" ? null : note)),
  budget: ({ budget, motives }) => {
    const given = motives.for_them + motives.to_prove + motives.unanswered;
    return [
      line(givenWords(budget)),
      line(budgetWords(budget)),
      ...budget.pursuits.map((pursuit) => crowdedWords(pursuit)).filter((words) => words !== null),
      ...(given > 0 ? [motivesWords(motives)] : []),
    ].map((words) => line(words));
  },
};

export function notesOf(review: Review): string {
  const steps = review.steps.filter(({ step, state }) => step !== "learned" && state !== "skipped");
  const parts = steps.map(({ step }) => {
    const lines = step === "learned" ? [] : LINES[step](review);
    return lines.length === 0 ? "" : `## ${stepTitle(step)}\n\n${lines.map((one) => `- ${one}`).join("\n")}\n`;
  });
  return bare(parts.filter((part) => part !== "").join("\n"));
}
