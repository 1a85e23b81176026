// The one place where the catalogue is chosen. One file an area; `reason.json` and `words.json` are read by the command line
// as well.
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
import help from "./en/help.json";
import insights from "./en/insights.json";
import knowledge from "./en/knowledge.json";
import occasions from "./en/occasions.json";
import overlap from "./en/overlap.json";
import print from "./en/print.json";
import profile from "./en/profile.json";
import reason from "./en/reason.json";
import reflect from "./en/reflect.json";
import review from "./en/review.json";
import search from "./en/search.json";
import settings from "./en/settings.json";
import starts from "./en/starts.json";
import today from "./en/today.json";
import trash from "./en/trash.json";
import unlock from "./en/unlock.json";
import vault from "./en/vault.json";
import versions from "./en/versions.json";
import words from "./en/words.json";

export const english = {
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
  ...giving,
  ...help,
  ...insights,
  ...knowledge,
  ...occasions,
  ...overlap,
  ...print,
  ...profile,
  ...reason,
  ...reflect,
  ...review,
  ...search,
  ...settings,
  ...starts,
  ...today,
  ...trash,
  ...unlock,
  ...vault,
  ...versions,
  ...words,
};

/** A language's words, and how it is called where. */
export type Catalogue = {
  /** its tag without a region: "en" */
  language: string;
  /** how dates and numbers are written where the system names no region */
  home: string;
  /** how dates are written in a region for which Intl has no rules of this language */
  elsewhere: string;
  /** by key; a plural has one text for each form of the language: `.zero`, `.one`, `.two`, `.few`, `.many`, `.other` */
  texts: Readonly<Record<string, string>>;
};

export const ENGLISH: Catalogue = { language: "en", home: "en-GB", elsewhere: "en-001", texts: english };

let chosen = ENGLISH;

/** The catalogue that speaks. */
export const language = (): Catalogue => chosen;

/** Has another speak; `useCatalogue` of the index is the way in. */
export const choose = (catalogue: Catalogue): void => void (chosen = catalogue);
