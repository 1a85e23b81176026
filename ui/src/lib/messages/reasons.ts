// A reason in words, from `reason.json`. The command line says the same from the same file, by the same choices as here.
import type { Reason, ReasonFact } from "$lib/api/bindings";
import { type MessageKey, isKey, t } from "./index";
import { listed } from "./dates";

export type ReasonWords = { name: string; text: string; figure: string };

/** Readings of 4 and 5 count as pleasure or mastery. */
const HIGH = 4;
/** Under this cosine two texts are not called near. */
const NEAR = 0.25;

/** Name, sentence and figure of a reason. */
export function reasonWords({ kind, fact }: Reason): ReasonWords {
  const params = {
    shared: listed(fact.shared),
    figure: fact.figure?.toFixed(2) ?? "",
    pleasure: fact.pleasure ?? "",
    mastery: fact.mastery ?? "",
    quotes: fact.quotes ?? 0,
    count: fact.quotes ?? fact.shared.length,
  };
  const text = `reason.${kind}.${variant(kind, fact)}`;
  const figure: MessageKey = `reason.${kind}.figure`;
  return { name: t(`reason.${kind}`), text: isKey(text) ? t(text, params) : "", figure: t(figure, params) };
}

function variant(kind: Reason["kind"], fact: ReasonFact): string {
  const figure = fact.figure ?? 0;
  switch (kind) {
    case "meaning":
    case "want":
      return fact.shared.length > 0 ? "shared" : figure < NEAR ? "far" : "plain";
    case "words":
      return fact.shared.length > 0 ? "shared" : "plain";
    case "commonness":
      return figure < 0 ? "rare" : "plain";
    case "gift":
      return giftVariant((fact.pleasure ?? 0) >= HIGH, (fact.mastery ?? 0) >= HIGH);
    case "confidence":
      return fact.confidence ?? "hunch";
  }
}

const giftVariant = (pleasure: boolean, mastery: boolean): string =>
  pleasure && mastery ? "both" : pleasure ? "pleasure" : mastery ? "mastery" : "plain";
