// Which names a few typed letters mean. Accents and case don't matter; the beginning of any word of a name counts.

/** As many as a list under a field shows. */
const MOST = 8;

/** As words are compared: without accents, in one case. */
export const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

const wordStarts = (name: string, words: string): boolean => name.split(/\s+/).some((part) => part.startsWith(words));

/** The items meant, best first: whole-name beginnings, then word beginnings, then anywhere. */
export function matching<Item extends { name: string }>(items: readonly Item[], typed: string): Item[] {
  const words = folded(typed);
  if (words === "") return items.slice(0, MOST);
  const rank = (item: Item): number => {
    const name = folded(item.name);
    if (name.startsWith(words)) return 0;
    if (wordStarts(name, words)) return 1;
    return name.includes(words) ? 2 : 3;
  };
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
    .slice(0, MOST);
}
