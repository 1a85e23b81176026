// Why: the page before a meeting, on paper.
import type { Brief, BriefRung } from "$lib/api/bindings";
import { parts } from "$lib/brief/parts";
import { standingFacts } from "$lib/brief/standing";
import { t } from "$lib/messages";
import { fullDate, longDate } from "$lib/messages/dates";
import { type Entry, type Printed, facts, said } from "./printed";

export function printedBrief(brief: Brief): Printed {
  const { before, beside } = parts(brief);
  const { last_page: last } = brief;
  const part = ({ head, lines }: (typeof before)[number]) => ({
    head,
    entries: lines.map(({ text, note }) => ({ text, notes: facts(note) })),
  });
  return {
    title: t("brief.of", { name: brief.fields.name }),
    facts: [fullDate(brief.on), ...standingFacts(brief)],
    sections: said([
      ...before.map(part),
      { head: t("brief.ladder"), entries: brief.ladder.flatMap(rung) },
      {
        head: t("brief.last_page"),
        entries: last
          ? [
              {
                text: last.lines.join("\n"),
                notes: facts(last.kind && t(`words.kind.${last.kind}`), longDate(last.on)),
              },
            ]
          : [],
      },
      ...beside.map(part),
    ]),
  };
}

const rung = ({ want, enough_line: enough, needs }: BriefRung): Entry[] => [
  {
    text: want ?? t("client.afloat"),
    ...(want ? { kind: "want" as const } : {}),
    notes: facts(enough && t("brief.enough", { line: enough })),
  },
  ...needs.map(({ text, depth, confidence }) => ({
    text,
    depth,
    kind: "need" as const,
    notes: [t(`words.confidence.${confidence}`)],
  })),
];
