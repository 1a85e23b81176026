// A language nobody speaks, made of English: every letter accented, two fifths longer, in brackets, places to fill kept.
// What is still plain on a screen was never asked of the catalogue. Dates and lists come in Greek, so that no word of
// Intl's passes for one of ours.
import { type Catalogue, english } from "$lib/messages/catalogue";

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = "ḁƀḉḓḛƒḡḥḭĵḳḽḿṇṏṕɋṛṧṱṵṽẉẋẏẑḀɃḈḒḚƑḠḤḬĴḲḼḾṆṎṔɊṚṦṰṴṼẈẊẎẐ";
const LETTERS = new Map([...PLAIN].map((letter, at) => [letter, [...ACCENTED][at] ?? letter]));
const LONGER = 0.4;
const FILLER = "ẉẋẏẑ";

/** Whatever has one of these was said by the catalogue. */
export const MADE = new RegExp(`[${ACCENTED}⟦⟧]`, "u");

export function pseudo(text: string): string {
  const accented = text.replace(/\{\w+\}|[a-zA-Z]/gu, (part) => LETTERS.get(part) ?? part);
  const letters = text.replace(/\{\w+\}/gu, "").length;
  const more = Math.ceil(letters * LONGER);
  const words = Array.from({ length: more }, (_, at) => (at % 6 === 0 ? " " : FILLER.charAt(at % FILLER.length)));
  return `⟦${accented}${words.join("")}⟧`;
}

export const PSEUDO: Catalogue = {
  language: "en",
  home: "el-GR",
  elsewhere: "el-GR",
  texts: Object.fromEntries(Object.entries(english).map(([key, text]) => [key, pseudo(text)])),
};

type Data = { whole: Set<string>; all: readonly string[] };

/** Every text that the core gave, but for names of states and ids: small words without a blank, unless a person typed them. */
export function dataOf(given: readonly unknown[]): Data {
  const found = new Set<string>();
  const TYPED = /^(?:tags|themes|also_known|warmth|name|about|word|words|need|gift|shared|text|label)$/u;
  const gather = (value: unknown, key: string): void => {
    if (typeof value === "string") {
      if (/[^a-z0-9_-]/u.test(value) || TYPED.test(key)) found.add(value.replace(/\s+/gu, " ").trim());
    } else if (Array.isArray(value)) for (const one of value) gather(one, key);
    else if (typeof value === "object" && value !== null)
      for (const [name, one] of Object.entries(value)) gather(one, key === "warmth" ? key : name);
  };
  gather(given, "");
  // Within a sentence a title begins small.
  for (const text of [...found]) found.add(text.charAt(0).toLowerCase() + text.slice(1));
  return { whole: found, all: [...found] };
}

/** Called alike in every language. */
const EVERYWHERE = new Set(["UTC", "Undercurrent"]);
const EDGE = /^[^\p{L}]+|[^\p{L}]+$/gu;
const bare = (text: string): string => text.replace(EDGE, "");

/** Whether it is what the user wrote: all of it, its beginning or end, or a good part. */
function isData(piece: string, { whole, all }: Data): boolean {
  if (whole.has(piece)) return true;
  const bounded = (text: string, at: number): boolean =>
    !/\p{L}/u.test(text.charAt(at - 1)) && !/\p{L}/u.test(text.charAt(at + piece.length));
  return all.some((text) => {
    const at = text.indexOf(piece);
    if (at === -1 || !bounded(text, at)) return false;
    const edge = bare(text.slice(0, at)) === "" || bare(text.slice(at + piece.length)) === "";
    return piece.length >= (edge ? 3 : 12);
  });
}

/** What is plain in a text, and not the user's. */
export function plainIn(text: string, data: Data): string[] {
  const runs = text.replace(/\s+/gu, " ").split(new RegExp(`[${ACCENTED}⟦⟧Α-ωάέήίόύώϊϋΰΐ]+`, "u"));
  const said = (run: string): string[] => {
    const piece = bare(run);
    if (!/[A-Za-z]/u.test(piece) || EVERYWHERE.has(piece)) return [];
    if (isData(piece, data) || isData(run.trim(), data)) return [];
    const parts = run.split(/[,;:()“”"]|\.(?=\s|$)| · /u).map(bare);
    return parts.length > 1 ? parts.flatMap(said) : [piece];
  };
  return runs.flatMap(said);
}

const SPOKEN = [
  "aria-label",
  "aria-description",
  "aria-valuetext",
  "aria-roledescription",
  "title",
  "placeholder",
  "alt",
];

/** Everything that a document says and that is neither the catalogue's nor the user's. */
export function saidPlainly(root: Document, data: Data): string[] {
  const found: string[] = plainIn(root.title, data);
  const walker = root.createTreeWalker(root.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: parent, data: text } = walker.currentNode as Text;
    // Keys are called alike everywhere.
    if (!parent?.closest("kbd, script, style, .cm-editor")) found.push(...plainIn(text, data));
  }
  for (const element of root.body.querySelectorAll("*"))
    for (const name of SPOKEN) found.push(...plainIn(element.getAttribute(name) ?? "", data));
  return [...new Set(found)];
}
