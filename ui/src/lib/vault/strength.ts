// How long a passphrase would hold, said honestly.
import type { Strength } from "$lib/api/bindings";
import type { MessageKey } from "$lib/messages";

/** Under this it is refused; above, the user decides. */
export const LEAST = 8;

/** Guesses a second of a well-equipped thief against our key derivation (Argon2id, hundreds of MiB a guess), as a power of ten. */
const GUESSES_PER_SECOND_LOG10 = 4;
/** Seconds as powers of ten: an hour, three months, thirty years, ten thousand years. */
const UNTIL: readonly (readonly [seconds: number, words: MessageKey])[] = [
  [3.6, "create.strength.hours"],
  [6.9, "create.strength.weeks"],
  [9, "create.strength.years"],
  [11.5, "create.strength.centuries"],
];

export function strengthWords({ guesses_log10 }: Strength): MessageKey {
  const seconds = guesses_log10 - GUESSES_PER_SECOND_LOG10;
  return UNTIL.find(([until]) => seconds < until)?.[1] ?? "create.strength.never";
}

/** Characters as a person counts them. */
export const lengthOf = (passphrase: string): number => [...new Intl.Segmenter().segment(passphrase)].length;
