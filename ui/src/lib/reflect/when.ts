// Why: a meeting happened at a wall-clock time in a place; the offset it was written in is kept and shown, wherever it is read.

import { timeOfDay, weekDateYear } from "$lib/messages/dates";

/** A wall-clock time with its offset, as fields can show it. */
export type When = { date: string; time: string; offset: number };

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads an RFC 3339 instant without moving it into this machine's zone. */
export function readWhen(instant: string): When | null {
  const [, date, time, zone] = INSTANT.exec(instant) ?? [];
  if (!date || !time || !zone) return null;
  return { date, time, offset: zone === "Z" ? 0 : minutesOf(zone) };
}

function minutesOf(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith("-") ? -minutes : minutes;
}

export function writeWhen({ date, time, offset }: When): string {
  const size = Math.abs(offset);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date}T${time}:00${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** "UTC+1", "UTC−3:30", "UTC". */
export function offsetLabel(offset: number): string {
  if (offset === 0) return "UTC";
  const size = Math.abs(offset);
  const minutes = size % 60;
  return `UTC${offset < 0 ? "−" : "+"}${Math.floor(size / 60)}${minutes ? `:${String(minutes).padStart(2, "0")}` : ""}`;
}

/** This machine's offset at a wall-clock time, in minutes. */
export function offsetHere(date: string, time: string): number {
  const minutes = -new Date(`${date}T${time}`).getTimezoneOffset();
  return minutes === 0 ? 0 : minutes;
}

export function nowHere(now: Date = new Date()): When {
  const two = (value: number) => String(value).padStart(2, "0");
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = `${two(now.getHours())}:${two(now.getMinutes())}`;
  return { date, time, offset: offsetHere(date, time) };
}

/** A changed date or time: in this machine's zone, unless the page was written in another. */
export function changeWhen(before: When, change: Partial<Pick<When, "date" | "time">>): When {
  const after = { ...before, ...change };
  const writtenHere = before.offset === offsetHere(before.date, before.time);
  return writtenHere ? { ...after, offset: offsetHere(after.date, after.time) } : after;
}

/** "Tue 17 Nov 2026, 10:00" */
export const whenWords = ({ date, time }: When): string => `${weekDateYear(date)}, ${timeOfDay(time)}`;
