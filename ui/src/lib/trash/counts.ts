// How much of what, in words: "12 reflections, 3 wants and 1 promise".
import type { Kind, KindCount } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { listed } from "$lib/messages/dates";
import { KINDS } from "$lib/messages/kinds";

export const countOf = (counts: readonly KindCount[], kind: Kind): number =>
  counts.find((one) => one.kind === kind)?.count ?? 0;

/** A phrase for each of these kinds that there is any of. */
export const phrases = (counts: readonly KindCount[], kinds: readonly Kind[] = KINDS): string[] =>
  kinds.flatMap((kind) => {
    const count = countOf(counts, kind);
    return count > 0 ? [t(`trash.count.${kind}`, { count })] : [];
  });

/** What hung on a record; empty if nothing did. */
export function hanging(kind: Kind, holds: readonly KindCount[]): string {
  const others = holds.map((one) => (one.kind === kind ? { kind, count: one.count - 1 } : one));
  return listed(phrases(others));
}
