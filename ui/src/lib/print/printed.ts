// Why: what goes on paper is made of the records, not of the screen: the screen draws only what is near, and is full of
// things to press.
import type { MarkKind } from "$lib/api/bindings";

/** A line of a section: its words, and beneath them what is said of it. */
export type Entry = {
  text: string;
  /** how far in it stands: a need beneath a want is 1 */
  depth?: number;
  /** what stands before it, such as its day */
  lead?: string;
  kind?: MarkKind;
  notes?: readonly string[];
  quotes?: readonly string[];
};

export type Section = { head: string; entries: readonly Entry[] };

/** A run of letters that look alike. */
export type Run = { text: string; looks: readonly Look[]; marks: readonly MarkKind[]; note: number | null };
export type Look = "em" | "strong" | "code";
export type Shape = "heading1" | "heading2" | "heading3" | "item" | "quote" | "plain" | "gap";
export type TextLine = { shape: Shape; runs: readonly Run[] };

export type Printed = {
  /** the client's name, or whatever the page is called by */
  title: string;
  facts: readonly string[];
  /** a reflection's words */
  text?: readonly TextLine[];
  sections: readonly Section[];
};

/** The sections that have something to say. */
export const said = (sections: readonly Section[]): Section[] => sections.filter(({ entries }) => entries.length > 0);

/** Without what was left unsaid. */
export const facts = (...some: readonly (string | null | undefined | false)[]): string[] =>
  some.filter((fact): fact is string => typeof fact === "string" && fact !== "");
