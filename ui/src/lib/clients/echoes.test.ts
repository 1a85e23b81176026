import { describe, expect, it } from "vitest";
import type { EchoView, EchoesOfWant } from "$lib/api/bindings";
import { echoFacts, echoSentence, echoedNeeds, showWords } from "./echoes";

const echo = (need: string, more: Partial<EchoView> = {}): EchoView => ({
  want: "A name for the shop",
  heard_on: "2026-03-12",
  state: "met",
  own: false,
  client: null,
  needs: [{ text: need, state: "served", landing: null }],
  ...more,
});
const said = (others: number, ...echoes: EchoView[]): EchoesOfWant => ({ want_id: "w", others, echoes });

describe("what an echo says", () => {
  it("counts the others where it may not name them", () => {
    const both = said(2, echo("Leave to choose"), echo("To be seen"));
    expect(echoSentence(both, "Ilse")).toBe("Two others who asked for this needed {needs}.");
    expect(echoedNeeds(both, "Ilse")).toBe("leave to choose and to be seen");
    expect(showWords(both)).toBe("Show both echoes");
  });

  it("counts one other once, though two of their wants are alike", () => {
    const one = said(1, echo("Leave to choose"), echo("Leave to choose"));
    expect(echoSentence(one, "Ilse")).toBe("One other who asked for this needed {needs}.");
    expect(echoedNeeds(one, "Ilse")).toBe("leave to choose");
  });

  it("names them where it may", () => {
    const named = said(2, echo("Noor’s own say", { client: "Noor" }), echo("To rest", { client: "Wren" }));
    expect(echoSentence(named, "Ilse")).toBe("Noor and Wren asked for this, and needed {needs}.");
    expect(echoFacts(echo("x", { client: "Noor" }))[0]).toBe("Noor");
    expect(echoFacts(echo("x"))).toEqual(["Another client", "heard 12 March 2026", "met"]);
  });

  it("knows the same client’s earlier want from another’s", () => {
    const own = echo("To rest", { own: true, client: "Ilse" });
    expect(echoSentence(said(0, own), "Ilse")).toBe("When Ilse asked for this before, it was {needs} that was needed.");
    expect(echoFacts(own)[0]).toBe("This client, before");
    expect(echoedNeeds(said(1, own, echo("Leave to choose")), "Ilse")).toBe("leave to choose");
  });
});
