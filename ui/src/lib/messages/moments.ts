// Moments of this machine's own, by its own clock: "today 13:40".
import { shortDate, timeOfDay } from "./dates";
import { t } from "./index";

const two = (count: number): string => String(count).padStart(2, "0");

/** The calendar date of a moment, here: "2026-11-17". */
export const localDay = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

/** The calendar date an instant falls on here, whatever offset it is written in. */
export const dayOf = (at: string): string => localDay(new Date(at));

/** "today 13:40", "yesterday 18:02", "12 Nov 09:15", with the year when it isn't this one */
export function moment(at: string, now = new Date()): string {
  const then = new Date(at);
  const day = localDay(then);
  const time = timeOfDay(`${two(then.getHours())}:${two(then.getMinutes())}`);
  if (day === localDay(now)) return t("words.today_at", { at: time });
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (day === localDay(yesterday)) return t("words.yesterday_at", { at: time });
  return t("words.day_at", { on: shortDate(day, now.getFullYear()), at: time });
}
