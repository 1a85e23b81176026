// The proof that a code was written down: one of its groups, typed from the paper.

/** The same signs, however they are typed, and with the look-alikes taken for one another. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replaceAll("O", "0")
    .replaceAll("B", "8")
    .replace(/[IL]/gu, "1");

/** Whether `typed` is that group. */
export const isGroup = (typed: string, group: string): boolean => plain(typed) !== "" && plain(typed) === plain(group);

/** Which of `count` groups to ask for, from 1; another than the last time where there is another. */
export function groupToAsk(count: number, last: number | null = null, random: () => number = Math.random): number {
  const others = Array.from({ length: count }, (_, at) => at + 1).filter((number) => count === 1 || number !== last);
  return others[Math.floor(random() * others.length)] ?? 1;
}
