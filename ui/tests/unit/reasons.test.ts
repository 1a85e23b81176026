import { describe, expect, it } from "vitest";
import type { Landing, Reason, ReasonFact } from "$lib/api/bindings";
import { reasonWords } from "$lib/messages/reasons";
import { nothing } from "$lib/overlap/samples";

const said = (kind: Reason["kind"], fact: Partial<ReasonFact>): string[] => {
  const { name, text, figure } = reasonWords({ kind, contribution: 0.1, fact: { ...nothing, ...fact } });
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
    expect(said("want", { figure: 0.3 })).toEqual(["Want", "near to what was asked", "0.30"]);
    expect(said("commonness", { figure: -0.04 })[1]).toBe("near to few needs, so it counts for more");
  });

  it("says near to their words only from a quarter on, and what most gifts are near to", () => {
    expect(said("said", { figure: 0.3 })).toEqual(["Said", "near to what they said", "0.30"]);
    expect(said("said", { figure: 0.1 })[1]).toBe("not near to what they said");
    expect(said("generality", { figure: 0.1 })[1]).toBe("a need that most gifts are near to");
    expect(said("generality", { figure: -0.1 })[1]).toBe("a need that few gifts are near to");
  });

  it("says how it landed before, on which day, and how often well", () => {
    const before = (landing: Landing) => ({ delivery_id: "d", what: "One question", landing, on: "2025-03-04" });
    const landed = (landing: Landing, well: number) =>
      said("record", { before: { ...before(landing), well, times: 4 } }).slice(1);
    expect(landed("loved", 3)).toEqual(["worked before: loved on 4 March 2025: One question", "3 of 4"]);
    expect(landed("liked", 2)).toEqual(["worked before: liked on 4 March 2025: One question", "2 of 4"]);
    expect(landed("shrugged", 1)).toEqual(["hardly noticed on 4 March 2025: One question", "1 of 4"]);
    expect(landed("unwelcome", 0)).toEqual(["unwelcome on 4 March 2025: One question", "0 of 4"]);
  });

  it("says when it was last heard of, and what verdicts taught", () => {
    expect(said("freshness", { heard_on: "2026-11-03" })).toEqual(["Heard", "last heard of on 3 November 2026", ""]);
    expect(said("learned", { taught: { taken: 3, times: 5 } }).slice(1)).toEqual([
      "you mostly take this gift",
      "3 of 5",
    ]);
    expect(said("learned", { taught: { taken: 1, times: 5 } })[1]).toBe("you mostly pass this gift over");
  });
});
