// What stands against something new, in words: wait, why, until when.
import type { Caution, CautionKind } from "$lib/api/bindings";
import { type MessageKey, t } from "$lib/messages";
import { dayAndMonth, longDate, minutes } from "$lib/messages/dates";
import { inWords, inWordsLower } from "$lib/messages/numbers";

export type WaitWords = { lead: string; text: string };

/** Whether a caution is about the week's minutes, which are everybody's. */
export const isTheWeeks = ({ kind }: { kind: CautionKind }): boolean =>
  kind === "week_is_given" || kind === "week_will_pass";

/** What can stand against a new delivery, and against a new promise of one's own. */
export const AGAINST_DELIVERIES: readonly CautionKind[] = [
  "open_deliveries",
  "pace",
  "line",
  "week_is_given",
  "week_will_pass",
];
export const AGAINST_PROMISES: readonly CautionKind[] = ["open_promises", "line", "week_is_given", "week_will_pass"];

const dayOf = (on: string): string => dayAndMonth(Number(on.slice(5, 7)), Number(on.slice(8, 10)));

/** "Wait with Ilse." "One delivery is open already, and one is your limit. Finish that first." */
export function waitWords(caution: Caution, name: string): WaitWords {
  const until = untilWords(caution);
  return { lead: leadWords(caution, name), text: until === "" ? whyWords(caution) : `${whyWords(caution)} ${until}` };
}

function leadWords({ kind }: Caution, name: string): string {
  if (kind === "week_is_given") return t("giving.wait.week.lead");
  if (kind === "week_will_pass") return t("giving.wait.week_will_pass.lead");
  return t("giving.wait.lead", { name });
}

function whyWords({ kind, now, limit }: Caution): string {
  switch (kind) {
    case "open_deliveries":
    case "open_promises":
    case "pace":
      return t(`giving.wait.${kind}`, { count: now, open: inWords(now), limit: inWordsLower(limit) });
    case "line":
      if (limit === 0) return t("giving.wait.line.none");
      return t("giving.wait.line", { given: now, limit });
    default:
      if (limit === 0) return t("giving.wait.no_minutes");
      return t(`giving.wait.${kind}`, { given: minutes(now), limit: minutes(limit) });
  }
}

const UNTIL: Readonly<Record<CautionKind, { day: MessageKey; unknown: MessageKey | null }>> = {
  open_deliveries: { day: "giving.wait.until", unknown: null },
  open_promises: { day: "giving.wait.until", unknown: null },
  pace: { day: "giving.wait.pace.until", unknown: "giving.wait.pace.landed" },
  line: { day: "giving.wait.line.until", unknown: "giving.wait.line.later" },
  week_is_given: { day: "giving.wait.week.until", unknown: "giving.wait.week.later" },
  week_will_pass: { day: "giving.wait.week_will_pass.until", unknown: "giving.wait.week_will_pass.later" },
};

/** Where the limit is none at all, no day changes that. */
function untilWords(caution: Caution): string {
  const { kind, limit, until_on: on } = caution;
  if (limit === 0 && (kind === "line" || isTheWeeks(caution))) return "";
  const { day, unknown } = UNTIL[kind];
  if (on !== null) return t(day, { date: isTheWeeks(caution) ? longDate(on) : dayOf(on) });
  return unknown === null ? "" : t(unknown);
}
