// What narrows a search, `client:` and the like, completed as one types it.
import { t } from "$lib/messages";
import { monthOf } from "$lib/messages/dates";
import type { IconName } from "$lib/shared/icons";
import { KINDS } from "$lib/messages/kinds";
import { matching } from "$lib/shared/matching";

export const KEYS = ["client", "kind", "tag", "since", "before"] as const;
export type Key = (typeof KEYS)[number];

/** A line that makes the field say more; the search goes on. */
export type Completion = { name: string; icon: IconName; words: string };
/** What can be named, as far as it is known. */
export type Known = { clients: readonly string[]; tags: readonly string[]; today: Date };

/** What a search leads to: all but marks and verdicts, which are found as their page and their need. */
const LED_TO = KINDS.filter((kind) => kind !== "mark" && kind !== "verdict");
const ICONS: Readonly<Record<Key, IconName>> = {
  client: "user",
  kind: "layers",
  tag: "search",
  since: "calendar",
  before: "calendar",
};
const SHOWN = 6;
const MONTHS = 3;
const LAST = /(?:^|\s)(?<key>client|kind|tag|since|before):(?<value>"[^"]*|[^\s"]*)$/iu;

const ANY = /(?:^|\s)(?:client|kind|tag|since|before):/iu;

/** Whether a filter stands among the words: they are a question then, and no beginning of a page. */
export const narrows = (words: string): boolean => ANY.test(words);

type Typed = { key: Key; value: string; before: string };

/** The filter that is being typed at the end of the words, if one is. */
export function typed(words: string): Typed | null {
  const { key = "", value = "" } = LAST.exec(words)?.groups ?? {};
  const known = KEYS.find((one) => one === key.toLowerCase());
  if (known === undefined) return null;
  return {
    key: known,
    value: value.replace('"', ""),
    before: words.slice(0, words.length - key.length - 1 - value.length),
  };
}

/** How the filter at the end of the words may go on; nothing where none is begun or it stands as it is. */
export function completions(words: string, known: Known): Completion[] {
  const at = typed(words);
  if (at === null) return [];
  return choices(at, known)
    .filter(({ value }) => value.toLowerCase() !== at.value.toLowerCase())
    .slice(0, SHOWN)
    .map(({ name, value }) => ({
      name: t(`search.narrow.${at.key}`, { name }),
      icon: ICONS[at.key],
      words: `${at.before}${at.key}:${/\s/u.test(value) ? `"${value}"` : value} `,
    }));
}

type Choice = { name: string; value: string };

function choices({ key, value }: Typed, { clients, tags, today }: Known): Choice[] {
  const named = (names: readonly string[]): Choice[] =>
    matching(
      names.map((name) => ({ name, value: name })),
      value,
    );
  switch (key) {
    case "client":
      return named(clients);
    case "tag":
      return named(tags);
    case "kind": {
      const kinds = LED_TO.map((kind) => ({ name: t(`words.${kind}`), value: kind.replace("_", "-") }));
      return kinds.filter((kind) => kind.value.startsWith(value.toLowerCase()) || matching([kind], value).length > 0);
    }
    case "since":
    case "before":
      return periods(today).filter((period) => period.value.startsWith(value));
  }
}

/** This month and those just before it, this year and the last. */
function periods(today: Date): Choice[] {
  const months = Array.from({ length: MONTHS }, (_, back) => new Date(today.getFullYear(), today.getMonth() - back, 1));
  const written = (day: Date): string => `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}`;
  const years = [today.getFullYear(), today.getFullYear() - 1].map(String);
  return [
    ...months.map((day) => ({ name: monthOf(`${written(day)}-01`), value: written(day) })),
    ...years.map((year) => ({ name: year, value: year })),
  ];
}
