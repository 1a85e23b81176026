// What stands against something new, in words: wait, why, until when.
import type { Caution } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { minutes } from "$lib/messages/dates";
import { inWords, inWordsLower } from "$lib/messages/numbers";

export type WaitWords = { lead: string; text: string };

/** "Wait with Ilse." "One delivery is open already, and one is your limit. Finish that first." */
export function waitWords({ kind, now, limit }: Caution, name: string): WaitWords {
  if (kind !== "week_is_given") {
    const text = t(`giving.wait.${kind}`, { count: now, open: inWords(now), limit: inWordsLower(limit) });
    return { lead: t("giving.wait.lead", { name }), text };
  }
  const text =
    limit === 0
      ? t("giving.wait.no_minutes")
      : t("giving.wait.week_is_given", { given: minutes(now), limit: minutes(limit) });
  return { lead: t("giving.wait.week.lead"), text };
}
