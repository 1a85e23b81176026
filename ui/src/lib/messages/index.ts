// Every word the window shows. One file an area; `reason.json` and `words.json` are read by the command line as well.
import backups from "./en/backups.json";
import balance from "./en/balance.json";
import brief from "./en/brief.json";
import change from "./en/change.json";
import charts from "./en/charts.json";
import client from "./en/client.json";
import clients from "./en/clients.json";
import error from "./en/error.json";
import forget from "./en/forget.json";
import frame from "./en/frame.json";
import gifts from "./en/gifts.json";
import giving from "./en/giving.json";
import occasions from "./en/occasions.json";
import insights from "./en/insights.json";
import knowledge from "./en/knowledge.json";
import overlap from "./en/overlap.json";
import profile from "./en/profile.json";
import reason from "./en/reason.json";
import reflect from "./en/reflect.json";
import review from "./en/review.json";
import search from "./en/search.json";
import settings from "./en/settings.json";
import today from "./en/today.json";
import trash from "./en/trash.json";
import unlock from "./en/unlock.json";
import vault from "./en/vault.json";
import versions from "./en/versions.json";
import words from "./en/words.json";

export const catalogue = {
  ...backups,
  ...balance,
  ...brief,
  ...change,
  ...charts,
  ...client,
  ...clients,
  ...error,
  ...forget,
  ...frame,
  ...gifts,
  ...insights,
  ...giving,
  ...occasions,
  ...knowledge,
  ...overlap,
  ...profile,
  ...reason,
  ...reflect,
  ...review,
  ...search,
  ...settings,
  ...today,
  ...trash,
  ...unlock,
  ...vault,
  ...versions,
  ...words,
};

type Entry = keyof typeof catalogue;
type Plural<Key> = Key extends `${infer Base}.one` ? Base : Key extends `${infer Base}.other` ? Base : never;
/** A key as it is asked for: plural forms go by their stem. */
export type MessageKey = Exclude<Entry, `${string}.one` | `${string}.other`> | Plural<Entry>;
export type Params = Readonly<Record<string, string | number>>;

export const LOCALE = "en-GB";
const plural = new Intl.PluralRules(LOCALE);
const texts: Readonly<Record<string, string>> = catalogue;

/** The words for `key`; `{name}` is filled from `params`, and `count` chooses between `.one` and `.other`. */
export function t(key: MessageKey, params: Params = {}): string {
  const text = texts[key] ?? texts[`${key}.${form(params.count)}`] ?? texts[`${key}.other`] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

const form = (count: string | number | undefined): string => (plural.select(Number(count)) === "one" ? "one" : "other");

/** Whether the catalogue has words for a key made at run time. */
export const isKey = (key: string): key is MessageKey => key in texts || `${key}.other` in texts;
