// Numbers as the system writes them; small counts in words, as a sentence likes them; shares and sizes.
import { isKey, t } from "./index";
import { lasting } from "./region";

const formats = lasting(({ numbers }) => {
  const made = new Map<number, Intl.NumberFormat>();
  return (digits: number): Intl.NumberFormat => {
    const known = made.get(digits);
    if (known) return known;
    const fresh = new Intl.NumberFormat(numbers, {
      numberingSystem: "latn",
      useGrouping: "always",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    made.set(digits, fresh);
    return fresh;
  };
});

/** "1,240", or with so many digits after the mark: "0.52" */
export const number = (value: number, digits = 0): string => formats()(digits).format(value);

/** "+0.41", "−12", "0": with the sign that a figure is set with */
export function signed(value: number, digits = 0): string {
  const size = number(Math.abs(value), digits);
  return value === 0 ? size : `${value < 0 ? "−" : "+"}${size}`;
}

/** "43 %", of a share */
export const percent = (share: number): string => t("words.percent", { percent: Math.round(share * 100) });

/** "Two", or "23" past twelve. */
export function inWords(count: number): string {
  const key = `words.number.${count}`;
  return isKey(key) ? t(key) : number(count);
}

/** "two", for the middle of a sentence. */
export const inWordsLower = (count: number): string => inWords(count).toLowerCase();

/** "4.1 MB", "820 kB" */
export function size(bytes: number): string {
  if (bytes < 1_000_000) return t("words.kilobytes", { size: short(bytes / 1000) });
  return t("words.megabytes", { size: short(bytes / 1_000_000) });
}

/** One digit after the mark, unless it is a nought. */
const short = (value: number): string => number(value, Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1);
