// What is so today, in sentences.
import type { MarkKind, ReflectionRow, Today } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { listed } from "$lib/messages/dates";
import { inWords, inWordsLower } from "$lib/messages/numbers";

/** "One page is unfinished. Two wants have nothing beneath them yet." */
export function lede({ unfinished, unasked }: Today): string {
  const said = [
    unfinished.length > 0 ? t("today.unfinished", counted(unfinished.length)) : null,
    unasked.length > 0 ? t("today.unasked", counted(unasked.length)) : null,
  ].filter((sentence) => sentence !== null);
  return said.length > 0 ? said.join(" ") : t("today.calm");
}

const counted = (count: number) => ({ count, number: inWords(count) });

const KINDS: readonly MarkKind[] = ["want", "need", "gift"];

/** "one want and two needs marked", or null where nothing is. */
export function markedWords(marks: readonly MarkKind[]): string | null {
  const parts = KINDS.flatMap((kind) => {
    const count = marks.filter((mark) => mark === kind).length;
    return count > 0 ? [t(`today.marks.${kind}`, { count, number: inWordsLower(count) })] : [];
  });
  return parts.length > 0 ? t("today.marked", { what: listed(parts) }) : null;
}

/** A page's name: its title, or how it begins. */
export const nameOf = ({ title, opening }: Pick<ReflectionRow, "title" | "opening">): string => title || opening;
