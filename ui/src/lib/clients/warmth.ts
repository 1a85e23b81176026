// Why: the warmth chart is a line that holds its level and turns shortly before the next reading.
import type { Warmth, WarmthReading } from "$lib/api/bindings";

export type Reading = Pick<WarmthReading, "on" | "warmth" | "reflection_id" | "id">;

/** What parts a reading from the others: its page, or its own id. */
export const keyOf = ({ reflection_id, id }: Reading): string => reflection_id ?? id ?? "";

export type Point = { x: number; y: number; reading: Reading };

/** How wide a turn is, at most. */
const TURN = 28;
const LEVELS: Readonly<Partial<Record<Warmth, number>>> = { love: 16, like: 50, cold: 84 };

export type Span = { left: number; right: number };

/** The sure readings as points between `left` and `right`, by date; `today` stands at the right edge. */
export function pointsOf(readings: readonly Reading[], today: string, { left, right }: Span): Point[] {
  const sure = readings.filter(({ warmth }) => LEVELS[warmth] !== undefined);
  const begin = Date.parse(sure[0]?.on ?? today);
  const length = Date.parse(today) - begin;
  return sure.map((reading) => {
    const along = length > 0 ? Math.min(1, (Date.parse(reading.on) - begin) / length) : 1;
    return { x: left + along * (right - left), y: LEVELS[reading.warmth] ?? 0, reading };
  });
}

/** The line through the points, holding the last level to the right edge. */
export function lineThrough(points: readonly Point[], right: number): string {
  const [first, ...rest] = points;
  if (!first) return "";
  let path = `M${round(first.x)} ${first.y}`;
  let before = first;
  for (const point of rest) {
    if (point.y !== before.y) path += `H${round(Math.max(before.x, point.x - TURN))}L${round(point.x)} ${point.y}`;
    before = point;
  }
  return `${path}H${round(right)}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
