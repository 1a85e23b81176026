// Instants and calendar dates in words. Calendar dates ("2026-11-17") are read as they stand, never shifted by a time zone.
import { LOCALE, t } from "./index";

const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(LOCALE, { timeZone: "UTC", ...options });
const long = part({ weekday: "long", day: "numeric", month: "long" });
const short = part({ day: "numeric", month: "short" });
const shortYear = part({ day: "numeric", month: "short", year: "numeric" });
const weekday = part({ weekday: "short", day: "numeric", month: "short" });
const monthYear = part({ month: "long", year: "numeric" });
const dayMonth = part({ day: "numeric", month: "long" });
const monthAlone = part({ month: "long" });
const A_LEAP_YEAR = 2024;
const full = part({ day: "numeric", month: "long", year: "numeric" });

/** The local calendar date an instant with offset was written on: its first ten characters. */
const dateOf = (at: string): string => at.slice(0, 10);
const utc = (on: string): Date => new Date(`${dateOf(on)}T00:00:00Z`);
const plain = (words: string): string => words.replace(",", "");

/** "Tuesday 17 November" */
export const longDate = (on: string): string => plain(long.format(utc(on)));
/** "17 Nov", with the year when it isn't this one */
export const shortDate = (on: string, today = new Date().getFullYear()): string =>
  (Number(on.slice(0, 4)) === today ? short : shortYear).format(utc(on));
/** "Thu 19 Nov" */
export const weekDate = (on: string): string => plain(weekday.format(utc(on)));
/** "March 2025" */
export const monthOf = (on: string): string => monthYear.format(utc(on));
/** "4 March 2025" */
export const fullDate = (on: string): string => full.format(utc(on));
/** "3 June", in whatever year */
export const dayAndMonth = (month: number, day: number): string =>
  dayMonth.format(new Date(Date.UTC(A_LEAP_YEAR, month - 1, day)));
/** "June" */
export const monthName = (month: number): string => monthAlone.format(new Date(Date.UTC(A_LEAP_YEAR, month - 1, 1)));
/** "14:02", as the clock stood where it was written */
export const clock = (at: string): string => at.slice(11, 16);

/** "45 min", "3 h 40" */
export function minutes(count: number): string {
  const hours = Math.floor(count / 60);
  const rest = count % 60;
  if (hours === 0) return t("words.minutes", { minutes: count });
  return rest === 0
    ? t("words.hours", { hours })
    : t("words.hours_minutes", { hours, minutes: String(rest).padStart(2, "0") });
}

/** "Ana, Noor and Tomas" */
export const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(LOCALE, { type: "conjunction" }).format(names);
