// Why: a special day in words: which day it is, when it comes next, and how many years it has been.
import type { OccasionAhead, OccasionFields, OccasionView, Occurrence } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { dayAndMonth, fullDate, monthName, monthOf, shortDate } from "$lib/messages/dates";
import { inWords } from "$lib/messages/numbers";

/** 29 February is one of them. */
const LEAP_YEAR = 2024;

/** How many days a month can have. */
export const daysOf = (month: number): number => new Date(Date.UTC(LEAP_YEAR, month, 0)).getUTCDate();

/** "3 June", "in March", "3 June 1980", "once, 9 May 2026" */
export function dayWords({ month, day, year, yearly }: OccasionFields): string {
  const dated = year === null ? inAnyYear(month, day) : inThatYear(year, month, day);
  return yearly ? dated : t("occasions.once_on", { date: dated });
}

const inAnyYear = (month: number, day: number | null): string =>
  day === null ? t("occasions.in_month", { month: monthName(month) }) : dayAndMonth(month, day);

function inThatYear(year: number, month: number, day: number | null): string {
  const on = [String(year).padStart(4, "0"), two(month), two(day ?? 1)].join("-");
  return day === null ? t("occasions.in_month", { month: monthOf(on) }) : fullDate(on);
}
const two = (value: number): string => String(value).padStart(2, "0");

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

/** When it is and when it comes next. A month without a day that is still ahead says "in October" once. */
export function factsOf({ fields, next }: OccasionView): string[] {
  const day = dayWords(fields);
  const ahead = next ? nextWords(next) : t("occasions.over");
  const years = next && yearsWords(next);
  const moved = next?.moved ? t("occasions.moved") : null;
  return [day, ahead === day ? null : ahead, years, moved].filter((fact) => fact !== null);
}
