import { describe, expect, it } from "vitest";
import { inSentence, pieces } from "./sentence";

describe("the user's words within a sentence", () => {
  it("begin small", () => {
    expect(inSentence("Asking what nobody dares.")).toBe("asking what nobody dares");
    expect(inSentence("A quiet hand")).toBe("a quiet hand");
  });

  it("keep the capitals that belong to them", () => {
    expect(inSentence("I hear the tired voice")).toBe("I hear the tired voice");
    expect(inSentence("CSS made plain")).toBe("CSS made plain");
    expect(inSentence("Ana trusts her own voice", ["Ana Quill"])).toBe("Ana trusts her own voice");
  });

  it("leave other scripts and empty words alone", () => {
    expect(inSentence("被听见")).toBe("被听见");
    expect(inSentence(" ")).toBe("");
  });
});

describe("a message with places to fill", () => {
  it("is cut at them", () => {
    expect(pieces("Your {gift} meets {client}’s {need}")).toEqual([
      { text: "Your " },
      { slot: "gift" },
      { text: " meets " },
      { slot: "client" },
      { text: "’s " },
      { slot: "need" },
    ]);
  });
});
