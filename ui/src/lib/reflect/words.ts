// Why: what the page says about its own words (title, count) and what may be sent of them is worked out from the plain text alone.

/** As long as a title may be, in characters. */
const LONGEST = 90;

/** What a page is called: its first line with words, without the signs of Markdown. Empty for an empty page. */
export function titleOf(text: string): string {
  const title = plain(/^.*\S.*$/m.exec(text)?.[0] ?? "").trim();
  return title.length <= LONGEST ? title : `${title.slice(0, LONGEST).replace(/\s+\S*$/, "")} …`;
}

function plain(line: string): string {
  return line
    .replace(/^\s*(?:[-*+>]|\d+[.)]|#{1,6})\s+/, "")
    .replace(/[ \t]+#+[ \t]*$/, "")
    .replace(/(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1/g, "$2");
}

const LETTER = /[\p{L}\p{N}]/u;
const BLANK = /\s/;

/** Words between blanks; signs that stand alone (`#`, `-`, emoji) are not words. One pass: it runs while a long page is saved. */
export function countWords(text: string): number {
  let count = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || (code > 127 && BLANK.test(text.charAt(at)))) inside = false;
    else if (!inside && isLetter(text, at, code)) {
      inside = true;
      count += 1;
    }
  }
  return count;
}

function isLetter(text: string, at: number, code: number): boolean {
  if (code > 127) return LETTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/**
 * Text that can be written as UTF-8: half characters (lone surrogates) become U+FFFD.
 * Every offset stays where it was, since one code unit is replaced by one.
 */
export function wellFormed(text: string): { text: string; replaced: boolean } {
  const kept = text.toWellFormed();
  return { text: kept, replaced: kept !== text };
}
