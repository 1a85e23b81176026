// A suggestion's reasons as they are shown: figures that visibly add up to the fit, the most telling first.
import type { Reason } from "$lib/api/bindings";
import { number } from "$lib/messages/numbers";

const MOST_AT_FIRST = 3;

/** A reason with its share in hundredths of the score. */
export type ShownReason = { reason: Reason; hundredths: number };
export type ShownReasons = {
  shown: ShownReason[];
  /** the reasons folded into one line, and their sum */
  rest: { count: number; hundredths: number } | null;
  /** the fit: exactly the sum of the lines above it */
  total: number;
};

/**
 * Whole hundredths that add up to the rounded sum of `shares` (largest remainder:
 * https://en.wikipedia.org/wiki/Quota_method). Rounding each alone could leave the total off by several hundredths.
 */
export function inHundredths(shares: number[]): number[] {
  const scaled = shares.map((share) => share * 100);
  const floors = scaled.map((share) => Math.floor(share));
  const total = Math.round(scaled.reduce((sum, share) => sum + share, 0));
  const missing = total - floors.reduce((sum, share) => sum + share, 0);
  const byRemainder = scaled
    .map((share, at) => ({ at, remainder: share - Math.floor(share) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.at - b.at)
    .slice(0, missing);
  const raised = new Set(byRemainder.map(({ at }) => at));
  return floors.map((floor, at) => floor + (raised.has(at) ? 1 : 0));
}

/** All reasons, or the most telling ones with the rest as one line: those without a share, and if there are many, the
 * smaller ones. A single one is never folded away. */
export function showReasons(reasons: Reason[], all: boolean): ShownReasons {
  const hundredths = inHundredths(reasons.map((reason) => reason.contribution));
  const total = hundredths.reduce((sum, share) => sum + share, 0);
  const ranked = reasons
    .map((reason, at) => ({ reason, hundredths: hundredths[at] ?? 0 }))
    .toSorted((a, b) => Math.abs(b.reason.contribution) - Math.abs(a.reason.contribution));
  const telling = ranked.filter((each) => each.hundredths !== 0).length;
  const most = ranked.length > MOST_AT_FIRST + 1 ? MOST_AT_FIRST : ranked.length;
  const kept = Math.max(1, Math.min(telling, most));
  const folds = !all && ranked.length - kept > 1;
  const shown = folds ? ranked.slice(0, kept) : ranked;
  const rest = folds ? ranked.slice(kept) : [];
  return {
    shown,
    rest:
      rest.length > 0 ? { count: rest.length, hundredths: rest.reduce((sum, each) => sum + each.hundredths, 0) } : null,
    total,
  };
}

/** "+0.41", "−0.08": the sign is part of a share. */
export function signed(hundredths: number): string {
  return `${hundredths < 0 ? "−" : "+"}${plain(Math.abs(hundredths))}`;
}

/** "0.86" */
export function plain(hundredths: number): string {
  return `${hundredths < 0 ? "−" : ""}${number(Math.abs(hundredths) / 100, 2)}`;
}

/** A reason's sentence with the user's own words in it set apart. */
export function aroundOwn(text: string, own: string): { text: string; own: boolean }[] {
  const at = own === "" ? -1 : text.lastIndexOf(own);
  if (at === -1) return [{ text, own: false }];
  return [
    { text: text.slice(0, at), own: false },
    { text: own, own: true },
    { text: text.slice(at + own.length), own: false },
  ].filter((part) => part.text !== "");
}
