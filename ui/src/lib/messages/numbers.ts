// Small counts in words, as a sentence likes them.
import { isKey, t } from "./index";

/** "Two", or "23" past twelve. */
export function inWords(count: number): string {
  const key = `words.number.${count}`;
  return isKey(key) ? t(key) : String(count);
}

/** "two", for the middle of a sentence. */
export const inWordsLower = (count: number): string => inWords(count).toLowerCase();
