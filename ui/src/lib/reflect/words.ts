// Why: what the page says about its own words (title, count) and what may be sent of them is worked out from the plain text alone.

/** What a page is called: its first line with words, without the signs of Markdown. Empty for an empty page. */
export function titleOf(text: string): string {
  return plain(/^.*\S.*$/m.exec(text)?.[0] ?? "").trim();
}

function plain(line: string): string {
  return line
    .replace(/^\s*(?:[-*+>]|\d+[.)]|#{1,6})\s+/, "")
    .replace(/[ \t]+#+[ \t]*$/, "")
    .replace(/(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1/g, "$2");
}

/** Words between blanks; marks of Markdown that stand alone (`#`, `-`, `>`) are not words. */
export function countWords(text: string): number {
  return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

/**
 * Text that can be written as UTF-8: half characters (lone surrogates) become U+FFFD.
 * Every offset stays where it was, since one code unit is replaced by one.
 */
export function wellFormed(text: string): { text: string; replaced: boolean } {
  const kept = text.toWellFormed();
  return { text: kept, replaced: kept !== text };
}
