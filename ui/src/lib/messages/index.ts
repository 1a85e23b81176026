// Every word the window shows, by its key.
import { type Catalogue, choose, english, language } from "./catalogue";
import { figure, lasting, renew } from "./region";

type Entry = keyof typeof english;
export const FORMS = ["zero", "one", "two", "few", "many", "other"] as const satisfies readonly Intl.LDMLPluralRule[];
type Form = (typeof FORMS)[number];
type Plural<Key> = Key extends `${infer Base}.${Form}` ? Base : never;
/** A key as it is asked for: plural forms go by their stem. */
export type MessageKey = Exclude<Entry, `${string}.${Form}`> | Plural<Entry>;
export type Params = Readonly<Record<string, string | number>>;

const plural = lasting(() => new Intl.PluralRules(language().language));

/** Has another language speak, before anything is shown. */
export function useCatalogue(catalogue: Catalogue): void {
  choose(catalogue);
  renew();
  document.documentElement.lang = catalogue.language;
}

/**
 * The words for `key`; `{name}` is filled from `params`, numbers as the system writes them, and `count` chooses between
 * the plural forms that the language has.
 */
export function t(key: MessageKey, params: Params = {}): string {
  const { texts } = language();
  const text =
    texts[key] ?? texts[`${key}.${plural().select(Number(params["count"]))}`] ?? texts[`${key}.other`] ?? key;
  const said = text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const param = params[name];
    return typeof param === "number" ? figure(param) : param === undefined ? whole : set(param);
  });
  // What the web view aligns a line by looks into what was set apart, so that the sentence says first which way it runs.
  return said.includes(APART) ? `${FROM_THE_LEFT}${said}` : said;
}

const APART = "\u2068";
const FROM_THE_LEFT = "\u200E";
const FOR_THE_EYE = /[\u200E\u2068\u2069]/gu;
/** Letters that are read from the right: Hebrew to Samaritan, their presentation forms, and the scripts beyond. */
const FROM_THE_RIGHT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Words that are read from the right are set apart from the sentence around them, so that both keep their order. */
const set = (words: string): string => (FROM_THE_RIGHT.test(words) ? `${APART}${words}\u2069` : words);

/** The words without what sets others apart in them: for what is kept or stands alone. */
export const bare = (words: string): string => words.replace(FOR_THE_EYE, "");

/** Whether the catalogue has words for a key made at run time. */
export function isKey(key: string): key is MessageKey {
  const { texts } = language();
  return key in texts || `${key}.other` in texts;
}
