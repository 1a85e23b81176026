// Where things stand on a chart, worked out before it is drawn.

/** From figures to pixels, along a line from `from` to `to`. */
export const along =
  (most: number, from: number, to: number) =>
  (value: number): number =>
    from + (Math.max(0, Math.min(most, value)) / (most || 1)) * (to - from);

const NICE = [1, 2, 2.5, 5, 10];

/** The next round number no smaller than this: 1, 2, 2.5 or 5 times a power of ten. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = NICE.find((nice) => nice * power >= value) ?? 10;
  return step * power;
}

export type Bar = { label: string; paid: number; given: number };
export type Placed = { x: number; width: number; up: number; down: number };
export type Bars = {
  bars: Placed[];
  zero: number;
  /** how many times larger given minutes are drawn than paid ones */
  times: number;
  /** where so many paid minutes stand, above zero */
  paidAt: (minutes: number) => number;
  givenAt: (minutes: number) => number;
  paidTicks: number[];
  givenTick: number;
};

const AREA = { left: 44, right: 552, top: 14, bottom: 262 };
const SCALES = [1, 2, 5, 10];
const HOUR = 60;

/** Paid above, given below, on a scale of its own so that both can be read; `limit` is the budget to leave room for. */
export function layBars(all: readonly Bar[], limit: number): Bars {
  const paidMost = Math.max(HOUR, ...all.map(({ paid }) => paid));
  const givenMost = Math.max(30, limit, ...all.map(({ given }) => given)) * 1.12;
  const times = SCALES.findLast((scale) => givenMost * scale <= paidMost * 1.1) ?? 1;
  const units = (AREA.bottom - AREA.top) / (paidMost + givenMost * times);
  const zero = AREA.top + paidMost * units;
  const paidAt = (minutes: number): number => zero - minutes * units;
  const givenAt = (minutes: number): number => zero + minutes * times * units;
  const slot = (AREA.right - AREA.left) / Math.max(1, all.length);
  const width = Math.min(36, slot * 0.72);
  const step = roundUp(paidMost / HOUR / 2.5) * HOUR;
  const paidTicks = Array.from({ length: Math.floor(paidMost / step) }, (_, nth) => (nth + 1) * step);
  return {
    bars: all.map(({ paid, given }, nth) => ({
      x: AREA.left + slot * nth + (slot - width) / 2,
      width,
      up: paidAt(paid),
      down: givenAt(given),
    })),
    zero,
    times,
    paidAt,
    givenAt,
    paidTicks,
    givenTick: limit,
  };
}
