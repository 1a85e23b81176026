// Where in a text the words stand that carry a match.

export type Part = { text: string; carries: boolean };

/** Letters, digits and apostrophes make a word, as the core counts words. */
const WORD = /([\p{L}\p{M}\p{N}'’]+)/u;

/** A text cut so that the words which carry stand apart. */
export function partsOf(text: string, words: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (const piece of text.split(WORD)) {
    if (piece === "") continue;
    const carries = words.includes(piece);
    const last = parts.at(-1);
    if (last && !last.carries && !carries) last.text += piece;
    else parts.push({ text: piece, carries });
  }
  return parts;
}

/** The words that stand elsewhere than in this text. */
export const notIn = (text: string, words: readonly string[]): string[] => {
  const there = text.split(WORD);
  return words.filter((word) => !there.includes(word));
};
