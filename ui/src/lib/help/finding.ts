// What the help has on a few typed words: every word must begin some word of the title, the text, the keys or the screen.
import { t } from "$lib/messages";
import { folded } from "$lib/shared/matching";
import { keyWords } from "$lib/state/keys";
import { type Bit, GUIDES, TOPICS, type Topic, titleOf, wordsOf } from "./guides";
import { KEY_GROUPS } from "./keys";

/** Where in the help: a guide, and the bit or the group of keys to begin at. */
export type Spot = { topic: Topic; at?: string };
export type Found = {
  /** nobody else's */
  id: string;
  title: string;
  text: string;
  /** of a key: how it is called */
  keys: readonly string[];
  /** the screen it is of */
  screen: string;
  spot: Spot;
};
type Entry = Found & { inTitle: readonly string[]; anywhere: readonly string[] };

const split = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}?,/]+/u)
    .filter((word) => word !== "");

const entry = (found: Found): Entry => ({
  ...found,
  inTitle: split(found.title),
  anywhere: split([found.title, found.text, found.screen, ...found.keys].join(" ")),
});

const bitEntry = (topic: Topic, bit: Bit): Entry =>
  entry({
    id: bit,
    title: t(bit),
    text: wordsOf(bit),
    keys: [],
    screen: titleOf(topic),
    spot: { topic, at: bit },
  });

function entries(): Entry[] {
  const bits = TOPICS.flatMap((topic) => GUIDES[topic].bits.map((bit) => bitEntry(topic, bit)));
  const keys = KEY_GROUPS.flatMap(({ title, topics, rows }) =>
    rows.map(({ combos, what }) =>
      entry({
        id: `${title} ${what}`,
        title: t(what),
        text: t(title),
        keys: combos.map(keyWords),
        screen: titleOf(topics[0]),
        spot: { topic: topics[0], at: title },
      }),
    ),
  );
  return [...bits, ...keys];
}

/** Best first: those with every word in the title, then the rest, in the guides' order. */
export function find(typed: string): Found[] {
  const sought = split(typed);
  if (sought.length === 0) return [];
  const begins = (words: readonly string[]): boolean =>
    sought.every((start) => words.some((word) => word.startsWith(start)));
  const found = entries().filter(({ anywhere }) => begins(anywhere));
  return [...found.filter(({ inTitle }) => begins(inTitle)), ...found.filter(({ inTitle }) => !begins(inTitle))];
}
