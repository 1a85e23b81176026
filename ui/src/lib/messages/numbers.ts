// Small counts in words, as a sentence likes them, and sizes.
import { LOCALE, isKey, t } from "./index";

/** "Two", or "23" past twelve. */
export function inWords(count: number): string {
  const key = `words.number.${count}`;
  return isKey(key) ? t(key) : String(count);
}

/** "two", for the middle of a sentence. */
export const inWordsLower = (count: number): string => inWords(count).toLowerCase();

/** "4.1 MB", "820 kB" */
export function size(bytes: number): string {
  const [count, unit] = bytes < 1_000_000 ? [bytes / 1000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(LOCALE, { style: "unit", unit, maximumFractionDigits: 1 }).format(count);
}
