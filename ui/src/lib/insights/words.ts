// What the figures say, in words. Each comes with its counts, and too few is an answer.
import type { Effect, Inequalities, Rate, Share, SignKind } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { minutes } from "$lib/messages/dates";
import { inWordsLower, number } from "$lib/messages/numbers";
import type { IconName } from "$lib/shared/icons";

/** A side of a comparison, whatever it counts. */
export type Side = {
  name: string;
  value: number | null;
  low: number | null;
  high: number | null;
  counts: string;
  /** how many it rests on */
  size: number;
};

export const ACTS = ["returned", "recommended", "forgave"] as const satisfies readonly SignKind[];

export const perHour = (value: number): string => number(value, 1);

export const sideOfShare = (name: string, { value, low, high, hits, of }: Share): Side => ({
  name,
  value,
  low,
  high,
  counts: t("insights.of", { hits, of }),
  size: of,
});

export const sideOfRate = (name: string, { value, low, high, deliveries, gained, minutes: taken }: Rate): Side => ({
  name,
  value,
  low,
  high,
  counts: t("insights.gained", { gained, time: minutes(taken) }),
  size: deliveries,
});

export const SIGN_OF: Readonly<Record<Effect["says"], IconName>> = {
  too_few: "ellipsis",
  holds: "check",
  turned: "rotate-ccw",
  unclear: "equal-approximately",
};

/** What follows the counts: how far apart the sides are, or what is missing. */
export function effectWords({ says, difference, least }: Effect, figure: (value: number) => string): string {
  if (says === "too_few" || difference === null) return t("insights.too_few", { least: inWordsLower(least) });
  if (says === "unclear") return t(difference.value > 0 ? "insights.leans" : "insights.leans_not");
  const [value, low, high] = [difference.value, difference.low, difference.high].map(figure);
  return t("insights.apart", { value: value ?? "", low: low ?? "", high: high ?? "" });
}

/** "34 points", of shares */
export const points = (value: number): string => t("insights.points", { points: Math.round(value * 100) });

/** A side as a sentence, for whoever hears the chart. */
export function sideWords(side: Side, figure: (value: number) => string): string {
  if (side.value === null) return t("insights.side.none", { side: side.name });
  const told = { side: side.name, value: figure(side.value), counts: side.counts };
  if (side.low === null || side.high === null) return t("insights.side.bare", told);
  return t("insights.side.told", { ...told, low: figure(side.low), high: figure(side.high) });
}

/** Whether there is nothing yet on any side of any of them. */
export const isEmpty = ({ warmth_per_hour: hour, ...shares }: Inequalities): boolean =>
  hour.first.deliveries + hour.second.deliveries === 0 &&
  Object.values(shares).every(({ first, second }) => first.of + second.of === 0);
