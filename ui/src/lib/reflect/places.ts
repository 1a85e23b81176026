// Why: a mark must stay on its words while the text around it changes, and must know when its words are gone.
import type { ChangeDesc } from "@codemirror/state";
import type { MarkKind, MarkPlace } from "$lib/api/bindings";

export type PlacedMark = MarkPlace & { kind: MarkKind; label: string };

/** A mark whose words were cut keeps the spot where they stood. */
export const isCut = (place: MarkPlace): boolean => place.start >= place.end;

/** Whether the same marks stand in the same order, with the same of them cut. */
export const standAlike = (some: readonly PlacedMark[], others: readonly PlacedMark[]): boolean =>
  some === others ||
  (some.length === others.length &&
    some.every((place, at) => {
      const other = others[at];
      return other !== undefined && place.id === other.id && isCut(place) === isCut(other);
    }));

/** Follows an edit. What is typed at either edge stays outside the mark. */
export function mapPlace<T extends MarkPlace>(place: T, changes: ChangeDesc): T {
  if (isCut(place)) {
    const spot = changes.mapPos(place.start, -1);
    return { ...place, start: spot, end: spot };
  }
  const start = changes.mapPos(place.start, 1);
  const end = changes.mapPos(place.end, -1);
  return start < end ? { ...place, start, end } : { ...place, start: end, end };
}

/** The places whose own words an edit takes from, as they stood before it: undo brings them back to these. */
export function bitten<T extends MarkPlace>(places: readonly T[], changes: ChangeDesc): T[] {
  return places.filter((place) => {
    let hit = false;
    changes.iterChangedRanges((from, to) => {
      if (to > from && from < place.end && to > place.start) hit = true;
    });
    return hit;
  });
}

/** The range without blanks at its ends, or null when nothing but blanks is selected. */
export function trimRange(text: string, start: number, end: number): { start: number; end: number } | null {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = start + words.trimEnd().length;
  return from < to ? { start: from, end: to } : null;
}

const QUOTES: readonly [string, string][] = [
  ["“", "”"],
  ["„", "“"],
  ["‘", "’"],
  ["‚", "‘"],
  ["«", "»"],
  ["»", "«"],
  ["‹", "›"],
  ['"', '"'],
  ["'", "'"],
  ["「", "」"],
];

/** The words for a want or need made from a quote: on one line, trimmed, without the quotation marks around it. */
export function nameFromQuote(quote: string): string {
  const words = quote.replace(/\s+/g, " ").trim();
  const pair = QUOTES.find(([open, close]) => words.length > 1 && words.startsWith(open) && words.endsWith(close));
  if (!pair) return words;
  const inner = words.slice(1, -1);
  return inner.includes(pair[0]) || inner.includes(pair[1]) ? words : inner.trim();
}

/** The smallest edit that turns one text into another, so that the caret and the marks stay where they can. */
export function smallestEdit(before: string, after: string): { from: number; to: number; insert: string } | null {
  if (before === after) return null;
  let from = 0;
  const shortest = Math.min(before.length, after.length);
  while (from < shortest && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < shortest - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}
