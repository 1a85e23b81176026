// Why: a gift's changes, the passages it shows in, what was given with it and what clients said of it are one story.
import type { AskedView, GiftView, GivenView, QuoteView } from "$lib/api/bindings";
import { type Told, tell } from "./revisions";

export type Moment = { on: string; key: string } & (
  | { kind: "change"; told: Told }
  | { kind: "quote"; quote: QuoteView }
  | { kind: "given"; given: GivenView }
  | { kind: "asked"; asked: AskedView }
);
export type Only = "all" | "changes" | "evidence";

/** Newest first; of one day, what was said of the gift comes before what it rests on. */
export function storyOf({ revisions, quotes, given, asked }: GiftView, only: Only): Moment[] {
  const changes = tell(revisions).map((told, at): Moment => ({ kind: "change", on: told.on, key: `r${at}`, told }));
  const evidence: Moment[] = [
    ...quotes.map((quote): Moment => ({ kind: "quote", on: quote.on, key: quote.mark_id, quote })),
    ...given.map((one): Moment => ({ kind: "given", on: one.on, key: one.id, given: one })),
    ...asked.map((one): Moment => ({ kind: "asked", on: dayOf(one), key: one.id, asked: one })),
  ];
  const shown = only === "changes" ? changes : only === "evidence" ? evidence : [...changes, ...evidence];
  return shown.sort((one, other) => other.on.localeCompare(one.on));
}

const dayOf = ({ fields }: AskedView): string => fields.answered_on ?? fields.asked_on ?? "";
