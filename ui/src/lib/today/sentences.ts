// What is so today, in sentences.
import type { MarkKind, ReflectionRow } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { listed } from "$lib/messages/dates";
import { inWords, inWordsLower } from "$lib/messages/numbers";
import type { Now } from "./now";

/** "One page is unfinished. Two wants have nothing beneath them yet." */
export function lede({ unfinished, promises_due: due, unasked, days, credit }: Now): string {
  const late = due.filter((promise) => promise.late_days !== null).length;
  const said = [
    unfinished.length > 0 ? t("today.unfinished", counted(unfinished.length)) : null,
    due.length > late ? t("today.due", counted(due.length - late)) : null,
    late > 0 ? t("today.late", counted(late)) : null,
    unasked.length > 0 ? t("today.unasked", counted(unasked.length)) : null,
    days.length > 0 ? t("today.occasions", counted(days.length)) : null,
    credit.length > 0 ? t("today.credit", counted(credit.length)) : null,
  ].filter((sentence) => sentence !== null);
  return said.length > 0 ? said.join(" ") : t("today.calm");
}

const counted = (count: number) => ({ count, number: inWords(count) });

const KINDS: readonly MarkKind[] = ["want", "need", "gift", "promise"];

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
