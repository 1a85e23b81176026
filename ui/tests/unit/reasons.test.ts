import { describe, expect, it } from "vitest";
import type { Reason, ReasonFact } from "$lib/api/bindings";
import { reasonWords } from "$lib/messages/reasons";

const NONE: ReasonFact = { shared: [], figure: null, pleasure: null, mastery: null, confidence: null, quotes: null };
const said = (kind: Reason["kind"], fact: Partial<ReasonFact>): string[] => {
  const { name, text, figure } = reasonWords({ kind, contribution: 0.1, fact: { ...NONE, ...fact } });
  return [name, text, figure];
};

describe("a reason in words", () => {
  it("names the words both sides share, and claims no nearness by them", () => {
    expect(said("meaning", { shared: ["checking", "noticed", "dare"], figure: 0.12 })).toEqual([
      "Meaning",
      "both speak of checking, noticed and dare",
      "0.12",
    ]);
  });

  it("says near only from a quarter on", () => {
    expect(said("meaning", { figure: 0.25 })[1]).toBe("near in meaning, in other words");
    expect(said("meaning", { figure: 0.249 })[1]).toBe("not near in meaning");
    expect(said("want", { figure: 0.1 })[1]).toBe("not near to what was asked");
  });

  it("gives each figure with its unit", () => {
    expect(said("gift", { pleasure: 5, mastery: 3 })).toEqual([
      "Gift",
      "a pleasure; the mastery is growing",
      "pleasure 5, mastery 3",
    ]);
    expect(said("confidence", { confidence: "likely", quotes: 1 })).toEqual(["Need", "likely", "1 quote"]);
    expect(said("words", { shared: ["board"] })).toEqual(["Words", "both speak of board", "1 word"]);
    expect(said("commonness", { figure: -0.04 })[1]).toBe("near to few needs, so it counts for more");
  });
});
