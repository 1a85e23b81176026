// The balance with a client, in words: who carries whom, and what the figure is made of.
import type { Balance, BalancePart, Slips } from "$lib/api/bindings";
import { type MessageKey, t } from "$lib/messages";
import { listed } from "$lib/messages/dates";

const EVEN = 5;
const LITTLE = 20;
const FAR = 50;

/** "You carry Ilse a little." */
export function readingOf(figure: number, name: string): string {
  const size = Math.abs(figure);
  if (size <= EVEN) return t("balance.reads.even");
  const who = figure > 0 ? "you" : "they";
  if (size <= LITTLE) return t(`balance.reads.${who}_little`, { name });
  return size <= FAR ? t(`balance.reads.${who}`, { name }) : t(`balance.reads.${who}_far`, { name });
}

/** Whether there is anything that the balance rests on. */
export const isEmpty = ({ parts, promises }: Balance): boolean =>
  parts.every(({ mine, theirs, beside }) => mine + theirs + beside === 0) &&
  Object.values(promises).every((count) => count === 0);

const mins = (minutes: number): string => t("words.minutes", { minutes });

function timeWords({ mine, theirs, beside }: BalancePart, name: string): string {
  const given = theirs > 0 ? [t("balance.time.theirs", { time: mins(theirs), name })] : [];
  if (mine === 0 && beside === 0) return given[0] ?? t("balance.time.none");
  const key = mine === 0 ? "balance.time.no_gift" : beside === 0 ? "balance.time.no_pay" : "balance.time";
  return [t(key, { given: mins(mine), paid: beside }), ...given].join(", ");
}

const SLIPS: readonly (keyof Slips)[] = ["theirs_late", "theirs_bent", "mine_late", "mine_bent"];

function promiseWords(slips: Slips): string {
  const told = SLIPS.filter((slip) => slips[slip] > 0).map((slip) =>
    t(`balance.promises.${slip}`, { count: slips[slip] }),
  );
  return told.length === 0 ? t("balance.promises.none") : listed(told);
}

/** What a part counts: "180 min given beside 600 paid". */
export function partWords(part: BalancePart, { promises }: Balance, name: string): string {
  switch (part.kind) {
    case "time":
      return timeWords(part, name);
    case "promises":
      return promiseWords(promises);
    default: {
      const { kind, mine, theirs } = part;
      if (mine + theirs === 0) return t(`balance.${kind}.none` satisfies MessageKey);
      return t(`balance.${kind}`, { mine, theirs, name });
    }
  }
}
