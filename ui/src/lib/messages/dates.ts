// Instants and calendar dates in words. Calendar dates ("2026-11-17") are read as they stand, never shifted by a time zone.
import { t } from "./index";
import { language } from "./catalogue";
import { lasting } from "./region";

/** Writes a day; commas that only part a weekday from its day are left out where the day comes first. */
function part(options: Intl.DateTimeFormatOptions): (day: Date) => string {
  const format = lasting(({ dates, monthFirst }) => {
    const made = new Intl.DateTimeFormat(dates, { timeZone: "UTC", ...options });
    return (day: Date): string => (monthFirst ? made.format(day) : made.format(day).replace(",", ""));
  });
  return (day) => format()(day);
}
const long = part({ weekday: "long", day: "numeric", month: "long" });
const short = part({ day: "numeric", month: "short" });
const shortYear = part({ day: "numeric", month: "short", year: "numeric" });
const weekday = part({ weekday: "short", day: "numeric", month: "short" });
const weekdayYear = part({ weekday: "short", day: "numeric", month: "short", year: "numeric" });
const monthYear = part({ month: "long", year: "numeric" });
const dayMonth = part({ day: "numeric", month: "long" });
const monthAlone = part({ month: "long" });
const A_LEAP_YEAR = 2024;
const full = part({ day: "numeric", month: "long", year: "numeric" });
const time = lasting(
  ({ dates, twelveHours }) =>
    new Intl.DateTimeFormat(dates, {
      timeZone: "UTC",
      hour: twelveHours ? "numeric" : "2-digit",
      minute: "2-digit",
      hourCycle: twelveHours ? "h12" : "h23",
    }),
);
const list = lasting(() => new Intl.ListFormat(language().home, { type: "conjunction" }));

/** The local calendar date an instant with offset was written on: its first ten characters. */
const dateOf = (at: string): string => at.slice(0, 10);
const utc = (on: string): Date => new Date(`${dateOf(on)}T00:00:00Z`);

/** "Tuesday 17 November" */
export const longDate = (on: string): string => long(utc(on));
/** "17 Nov", with the year when it isn't this one */
export const shortDate = (on: string, today = new Date().getFullYear()): string =>
  (Number(on.slice(0, 4)) === today ? short : shortYear)(utc(on));
/** "Tue 17 Nov 2026" */
export const weekDateYear = (on: string): string => weekdayYear(utc(on));
/** "Thu 19 Nov" */
export const weekDate = (on: string): string => weekday(utc(on));
/** "March 2025" */
export const monthOf = (on: string): string => monthYear(utc(on));
/** "4 March 2025" */
export const fullDate = (on: string): string => full(utc(on));
/** "3 June", in whatever year */
export const dayAndMonth = (month: number, day: number): string =>
  dayMonth(new Date(Date.UTC(A_LEAP_YEAR, month - 1, day)));
/** "June" */
export const monthName = (month: number): string => monthAlone(new Date(Date.UTC(A_LEAP_YEAR, month - 1, 1)));
/** "14:02", as the clock stood where it was written */
export const clock = (at: string): string => timeOfDay(at.slice(11, 16));
/** "14:02", or "2:02 PM" where that is the habit */
export function timeOfDay(hoursMinutes: string): string {
  const at = new Date(`1970-01-01T${hoursMinutes}Z`);
  return Number.isNaN(at.getTime()) ? hoursMinutes : time().format(at);
}

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
export const listed = (names: readonly string[]): string => list().format(names);
