// Why: what stands beside the ladder before a meeting, each part only where there is something to say.
import type { Brief, BriefPromise } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { shortDate } from "$lib/messages/dates";
import { aheadWords, nextWords } from "$lib/occasions/when";

export type Line = { text: string; note: string };
export type Part = { head: string; lines: Line[] };

const line = (text: string, note = ""): Line => ({ text, note });

const promise = ({ text, due_on, late_days, scope }: BriefPromise): Line =>
  line(
    text,
    [
      due_on === null ? null : t("brief.due", { date: shortDate(due_on) }),
      late_days === null ? null : t("brief.late", { count: late_days }),
      t(`words.scope.${scope}`),
    ]
      .filter((fact) => fact !== null)
      .join(", "),
  );

/** `before`: what may need an act; `beside`: what is good to know. */
export function parts(brief: Brief): { before: Part[]; beside: Part[] } {
  const alone = brief.fields.leave_alone === "" ? [] : [line(brief.fields.leave_alone)];
  const said = (all: Part[]): Part[] => all.filter(({ lines }) => lines.length > 0);
  return {
    before: said([
      { head: t("brief.mine"), lines: brief.mine.map(promise) },
      { head: t("brief.theirs"), lines: brief.theirs.map(promise) },
      { head: t("brief.to_ask"), lines: brief.to_ask.map(({ kind, text }) => line(t(`brief.ask.${kind}`, { text }))) },
      {
        head: t("brief.leave_alone"),
        lines: [...alone, ...brief.not_mine.map((text) => line(t("brief.not_mine", { text })))],
      },
    ]),
    beside: said([
      {
        head: t("brief.giving"),
        lines: brief.giving.map(({ what, state }) => line(what, t(`words.delivery_state.${state}`))),
      },
      { head: t("brief.credit"), lines: brief.credit_owed.map(({ what }) => line(what)) },
      {
        head: t("brief.occasions"),
        lines: brief.occasions.map((ahead) => line(ahead.what || aheadWords(ahead), nextWords(ahead.when))),
      },
      { head: t("brief.contract"), lines: brief.fields.contract === "" ? [] : [line(brief.fields.contract)] },
    ]),
  };
}
