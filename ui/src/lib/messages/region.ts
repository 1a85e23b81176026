// How dates and numbers are written: the words in the catalogue's language, order, separators and clock as the system has them.
import { language } from "./catalogue";

type Written = {
  /** for dates, whose names of months and days are the catalogue's */
  dates: string;
  /** for what has no words */
  numbers: string;
  twelveHours: boolean;
  /** "November 17", and not "17 November" */
  monthFirst: boolean;
};

let region: Intl.Locale | null = null;
let written: Written | null = null;
/** rises whenever what was made of it is stale */
let edition = 0;

/** Writes dates and numbers as in this system's region, such as "de-DE"; as at home where that says nothing. */
export function useRegion(tag: string | null): void {
  region = regionOf(tag);
  renew();
}

/** What was made for another language or region is made anew. */
export function renew(): void {
  written = null;
  edition += 1;
}

/** Remembers what `make` gave until language or region change. */
export function lasting<Made>(make: (how: Written) => Made): () => Made {
  let at = -1;
  let made: Made;
  return () => {
    written ??= settle();
    if (at !== edition) made = make(written);
    at = edition;
    return made;
  };
}

/** A number with the digits that it has, three after the mark at most, in groups of three. */
const figures = lasting(
  ({ numbers }) => new Intl.NumberFormat(numbers, { numberingSystem: "latn", useGrouping: "always" }),
);
export const figure = (value: number): string => figures().format(value);

function regionOf(tag: string | null): Intl.Locale | null {
  try {
    const full = tag === null ? null : new Intl.Locale(tag).maximize();
    return full?.region === undefined ? null : full;
  } catch {
    return null;
  }
}

function settle(): Written {
  const { language: speech, home, elsewhere } = language();
  if (region?.region === undefined) return { dates: home, numbers: home, ...orderOf(home, home) };
  const there = `${region.language}-${region.region}`;
  const both = `${speech}-${region.region}`;
  // Where Intl doesn't know the language in that region, it would silently write as in the language's largest country.
  const known = new Intl.DateTimeFormat(both).resolvedOptions().locale === both;
  const dates = known ? both : orderOf(there, there).monthFirst ? speech : elsewhere;
  return { dates, numbers: there, ...orderOf(dates, there) };
}

function orderOf(dates: string, there: string): Pick<Written, "twelveHours" | "monthFirst"> {
  const parts = new Intl.DateTimeFormat(dates, { day: "numeric", month: "long" }).formatToParts(0);
  const at = (sort: string): number => parts.findIndex(({ type }) => type === sort);
  const { hourCycle } = new Intl.DateTimeFormat(there, { hour: "numeric" }).resolvedOptions();
  return { monthFirst: at("month") < at("day"), twelveHours: hourCycle === "h12" || hourCycle === "h11" };
}
