// The user's words inside a sentence of the journal's.

/**
 * A gift or need as it reads in the middle of a sentence: "Asking what nobody dares." becomes "asking what nobody dares".
 * "I", acronyms and the names in `names` keep their capital.
 */
export function inSentence(text: string, names: readonly string[] = []): string {
  const trimmed = text.trim().replace(/[.\s]+$/u, "");
  const [first = ""] = trimmed.split(/[\s’']/u);
  const ordinary = /^\p{Lu}\p{Ll}+$/u.test(first) || first === "A";
  const isName = names.some((name) => name.split(/\s+/u).includes(first));
  return ordinary && !isName ? trimmed.charAt(0).toLowerCase() + trimmed.slice(1) : trimmed;
}

export type Piece = { text: string } | { slot: string };

/** A message cut at its placeholders, for what is set differently there: "meets {client}’s" is text, slot, text. */
export function pieces(message: string): Piece[] {
  return message
    .split(/(\{\w+\})/)
    .filter((part) => part !== "")
    .map((part) => (/^\{\w+\}$/.test(part) ? { slot: part.slice(1, -1) } : { text: part }));
}
