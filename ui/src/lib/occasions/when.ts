// Why: a special day in words: which day it is, when it comes next, and how many years it has been.
import type { OccasionAhead, OccasionFields, Occurrence } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { dayAndMonth, monthName, shortDate } from "$lib/messages/dates";
import { inWords } from "$lib/messages/numbers";

/** 29 February is one of them. */
const LEAP_YEAR = 2024;

/** How many days a month can have. */
export const daysOf = (month: number): number => new Date(Date.UTC(LEAP_YEAR, month, 0)).getUTCDate();

/** "3 June", "in March", "3 June 1980", "once, 9 May 2026" */
export function dayWords({ month, day, year, yearly }: OccasionFields): string {
  const date = day === null ? t("occasions.in_month", { month: monthName(month) }) : dayAndMonth(month, day);
  const dated = year === null ? date : t("occasions.with_year", { date, year });
  return yearly ? dated : t("occasions.once_on", { date: dated });
}

/** "today", "in 9 days", "this month", "24 Dec" */
export function nextWords({ from, to, days_away }: Occurrence): string {
  const SOON = 14;
  if (days_away === 0) return from === to ? t("occasions.today") : t("occasions.this_month");
  if (from !== to) return t("occasions.in_month", { month: monthName(Number(from.slice(5, 7))) });
  if (days_away === 1) return t("occasions.tomorrow");
  if (days_away === 7) return t("occasions.in_a_week");
  return days_away <= SOON ? t("occasions.in_days", { count: days_away }) : shortDate(from);
}

/** "35 years", once there is one. */
export const yearsWords = ({ years }: Occurrence): string | null =>
  years === null || years === 0 ? null : t("occasions.years", { count: years });

/** "Six years of working with Wren Castell"; "Opening day, Ilse Varnholt" */
export function aheadWords({ what, client_name: name, years_together: years }: OccasionAhead): string {
  return years === null
    ? t("occasions.of", { what, name })
    : t("occasions.together_with", { count: years, number: inWords(years), name });
}
