// Chart labels are placed before they are drawn, so their width has to be known without asking the page.
// An estimate from character classes is enough: it errs on the wide side, and the same words always give the same picture.

/** The serif runs narrower than the sans: multiply its size by this before asking for widths. */
export const SERIF = 0.94;

/** Share of the font size that a character takes. */
function share(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (
    code >= 0x1100 &&
    (code <= 0x11ff || (code >= 0x2e80 && code <= 0xd7ff) || (code >= 0xf900 && code <= 0xfaff) || code >= 0xff00)
  )
    return 1;
  if ("iIjl.,:;'’|!()[] ".includes(character)) return 0.27;
  if ("frt-".includes(character)) return 0.36;
  if ("mwMW@%—…".includes(character)) return 0.8;
  if (character >= "A" && character <= "Z") return 0.62;
  return 0.5;
}

/** Roughly how many pixels `text` takes at a font size of `size` pixels. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += share(character);
  return width * size;
}

/** `text` if it fits into `width`, else its beginning and an ellipsis. */
export function shorten(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(characters.join("") + "…", size) > width) characters.pop();
  return characters.join("").replace(/[\s,;:.]+$/u, "") + "…";
}

/** `text` in lines of about the same length, where it fits into `most` lines of `width`; see `wrap`. */
export function wrapEvenly(text: string, width: number, size: number, most: number): string[] {
  let lines = wrap(text, width, size, most);
  for (let narrower = width - 4; narrower > width / 2; narrower -= 4) {
    const tried = wrap(text, narrower, size, most);
    if (tried.length > lines.length || tried.join(" ") !== lines.join(" ")) break;
    lines = tried;
  }
  return lines;
}

/** `text` broken between words into at most `most` lines of `width`; the last one ends in an ellipsis if words are left. */
export function wrap(text: string, width: number, size: number, most: number): string[] {
  const words = text.trim().split(/\s+/u);
  const lines: string[] = [];
  let line = "";
  for (const [at, word] of words.entries()) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || textWidth(longer, size) <= width) {
      line = longer;
    } else if (lines.length === most - 1) {
      return [...lines, shorten([line, ...words.slice(at)].join(" "), width, size)];
    } else {
      lines.push(shorten(line, width, size));
      line = word;
    }
  }
  return [...lines, shorten(line, width, size)];
}
