// Why: a reflection on paper, with its marks called by number and told beneath.
import type { MarkView, ReflectionView } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { fullDate, listed, minutes, weekDate } from "$lib/messages/dates";
import { quoted } from "$lib/messages/quoted";
import { warmthWord } from "$lib/state/profile.svelte";
import { type Entry, type Printed, facts, said } from "./printed";
import { linesOf } from "./words";

export function printedReflection({ text, facts: known, clients, marks }: ReflectionView): Printed {
  const told = [...marks].sort((a, b) => a.start - b.start).map((mark, at) => ({ mark, number: at + 1 }));
  const marked = told
    .filter(({ mark }) => !mark.orphaned && mark.start < mark.end)
    .map(({ mark: { start, end, kind }, number }) => ({ start, end, kind, number }));
  return {
    title: clients.length > 0 ? listed(clients.map(({ name }) => name)) : t("print.alone"),
    facts: facts(
      known.happened_at && fullDate(known.happened_at),
      known.kind && t(`words.kind.${known.kind}`),
      known.paid_minutes !== null && t("print.paid", { time: minutes(known.paid_minutes) }),
      known.given_minutes !== null && t("print.given", { time: minutes(known.given_minutes) }),
      known.felt !== null && t("print.felt", { felt: t(`reflect.felt.${known.felt as -2 | -1 | 0 | 1 | 2}`) }),
      known.warmth && t("print.left", { warmth: warmthWord(known.warmth) }),
    ),
    text: linesOf(text, marked),
    sections: said([{ head: t("reflect.notes"), entries: told.map(({ mark, number }) => noteOf(mark, number)) }]),
  };
}

function noteOf({ kind, label, confidence, promise, orphaned, quote }: MarkView, number: number): Entry {
  const due = promise?.due_on ?? null;
  return {
    lead: String(number),
    text: label,
    kind,
    notes: facts(
      confidence && t(`words.confidence.${confidence}`),
      due && t("giving.promise.by", { date: weekDate(due) }),
      orphaned && quoted(quote),
      orphaned && t("reflect.note.cut"),
    ),
  };
}
