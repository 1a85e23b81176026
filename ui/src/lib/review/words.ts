// What a review says, in words. Late is a fact, quiet is allowed, and nothing is counted against anybody.
import type {
  Budget,
  LooseDelivery,
  Motives,
  MotiveView,
  PromiseView,
  PursuitView,
  QuietView,
  Review,
  UnusedGift,
} from "$lib/api/bindings";
import { isKey, t } from "$lib/messages";
import { listed, minutes, monthName, shortDate, timeOfDay } from "$lib/messages/dates";
import { inWords, inWordsLower } from "$lib/messages/numbers";
import { nowHere } from "$lib/reflect/when";

const DAYS_A_WEEK = 7;

/** "Nine pages, 11 h 20 paid, 70 min given." */
export const weekWords = ({ pages, paid, given }: Review): string =>
  t("review.week", { count: pages, number: inWords(pages), paid: minutes(paid), given: minutes(given) });

/** The first name alone, as one thinks of somebody. */
export const firstName = (name: string): string => name.split(/\s/u)[0] ?? name;

/** "Say so before Noor asks." or that it is theirs to keep. */
export const lateAdvice = ({ fields, client_name }: PromiseView): string =>
  t(fields.by_whom === "me" ? "review.say_so" : "review.ask_kindly", { name: firstName(client_name) });

/** "kept, a day early" */
export function keptWords({ fields, state, state_on }: PromiseView): string {
  const early = fields.due_on === null ? 0 : daysBetween(state_on, fields.due_on);
  if (state === "late") return t("review.kept_late", { count: -early });
  return early > 0 ? t("review.kept_early", { count: early }) : t("review.kept");
}

export function daysBetween(from: string, to: string): number {
  const DAY_MS = 86_400_000;
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** "offered 3 Nov, to Ana Quill" */
export const deliveryWords = ({ state, state_on, clients }: LooseDelivery): string =>
  t(state === "offered" ? "review.offered" : "review.given", {
    date: shortDate(state_on),
    names: listed(clients.map(({ name }) => name)),
  });

/** "41 days; usually 14" */
export const quietWords = ({ days, usual_days }: QuietView): string =>
  usual_days === null ? t("words.days", { count: days }) : t("review.quiet_usual", { count: days, usual: usual_days });

/** "Paused in October, and that is allowed." */
export function pausedWords({ stage, stage_on }: QuietView): string | null {
  if (stage !== "paused") return null;
  return stage_on === null
    ? t("review.paused")
    : t("review.paused_in", { month: monthName(Number(stage_on.slice(5, 7))) });
}

/** "7 weeks", "12 days", "never given yet" */
export function unusedWords({ days }: UnusedGift): string {
  if (days === null) return t("review.never_given");
  const weeks = Math.floor(days / DAYS_A_WEEK);
  return weeks < 2 ? t("words.days", { count: days }) : t("review.weeks", { count: weeks });
}

/** "70 of 120 min", and what is planned on top of it. */
export const givenWords = ({ given, limit }: Budget): string => t("review.given_of", { given, limit });

/** Warned before it is passed. */
export function budgetWords({ says, by, planned, planned_unknown }: Budget): string {
  const sentence = t(`review.budget.${says}`, { time: minutes(by), planned: minutes(planned) });
  return planned_unknown > 0 ? `${sentence} ${t("review.budget.unknown", { count: planned_unknown })}` : sentence;
}

/** "Crowded out: Marketing, 0 of 60 min, for the third week." Nothing where it had its time. */
export function crowdedWords({ fields, spent, short_weeks: weeks }: PursuitView): string | null {
  if (weeks === 0) return null;
  const params = { name: fields.name, spent, planned: fields.minutes_week };
  if (weeks === 1) return t("review.crowded", params);
  const nth = `review.nth.${weeks}`;
  return isKey(nth)
    ? t("review.crowded_again", { ...params, nth: t(nth) })
    : t("review.crowded_long", { ...params, count: weeks });
}

/** "Of nine things in 90 days, six were for them, one to prove something, two not said." */
export function motivesWords({ for_them, to_prove, unanswered }: Motives): string {
  const all = for_them + to_prove + unanswered;
  return t("review.motives", {
    count: all,
    number: inWordsLower(all),
    for_them: inWordsLower(for_them),
    to_prove: inWordsLower(to_prove),
    unanswered: inWordsLower(unanswered),
  });
}

export const motiveFacts = ({ motive, on, clients }: MotiveView): string[] => [
  t(`review.motive.${motive}`),
  listed(clients.map(({ name }) => name)),
  shortDate(on),
];

/** "17:20" */
export const timeNow = (): string => timeOfDay(nowHere().time);
