// A reason in words, from `reason.json`. The command line says the same from the same file, by the same choices as here.
import type { Reason, ReasonFact } from "$lib/api/bindings";
import { type MessageKey, isKey, t } from "./index";
import { fullDate, listed } from "./dates";
import { number } from "./numbers";

export type ReasonWords = {
  name: string;
  text: string;
  figure: string;
  /** what of the sentence is the user's own words; empty where nothing is */
  own: string;
};

/** Readings of 4 and 5 count as pleasure or mastery. */
const HIGH = 4;
/** Under this cosine two texts are not called near. */
const NEAR = 0.25;

/** Name, sentence and figure of a reason. */
export function reasonWords({ kind, fact }: Reason): ReasonWords {
  const shared = listed(fact.shared);
  const params = {
    shared,
    figure: fact.figure === null ? "" : number(fact.figure, 2),
    pleasure: fact.pleasure ?? "",
    mastery: fact.mastery ?? "",
    quotes: fact.quotes ?? 0,
    count: fact.quotes ?? fact.shared.length,
    day: dayOf(fact),
    what: fact.before?.what ?? "",
    well: fact.before?.well ?? fact.taught?.taken ?? 0,
    times: fact.before?.times ?? fact.taught?.times ?? 0,
  };
  const text = `reason.${kind}.${variant(kind, fact)}`;
  const figure: MessageKey = `reason.${kind}.figure`;
  return {
    name: t(`reason.${kind}`),
    text: isKey(text) ? t(text, params) : "",
    figure: t(figure, params),
    own: fact.before?.what ?? shared,
  };
}

function variant(kind: Reason["kind"], fact: ReasonFact): string {
  const figure = fact.figure ?? 0;
  switch (kind) {
    case "said":
      return figure < NEAR ? "far" : "plain";
    case "meaning":
    case "want":
      return fact.shared.length > 0 ? "shared" : figure < NEAR ? "far" : "plain";
    case "words":
      return fact.shared.length > 0 ? "shared" : "plain";
    case "commonness":
    case "generality":
      return figure < 0 ? "rare" : "plain";
    case "gift":
      return giftVariant((fact.pleasure ?? 0) >= HIGH, (fact.mastery ?? 0) >= HIGH);
    case "confidence":
      return fact.confidence ?? "hunch";
    case "record":
      return fact.before?.landing ?? "liked";
    case "freshness":
      return "plain";
    case "learned":
      return (fact.taught?.taken ?? 0) * 2 >= (fact.taught?.times ?? 0) ? "taken" : "refused";
  }
}

/** The day a reason rests on, as the screen writes days. */
function dayOf(fact: ReasonFact): string {
  const day = fact.before?.on ?? fact.heard_on;
  return day ? fullDate(day) : "";
}

const giftVariant = (pleasure: boolean, mastery: boolean): string =>
  pleasure && mastery ? "both" : pleasure ? "pleasure" : mastery ? "mastery" : "plain";
