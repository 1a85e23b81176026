import { describe, expect, it } from "vitest";
import { notIn, partsOf } from "./carrying";

describe("words that carry a match", () => {
  it("stand apart in the text, as whole words", () => {
    expect(partsOf("Heard, not overheard: be heard.", ["heard"])).toEqual([
      { text: "Heard, not overheard: be ", carries: false },
      { text: "heard", carries: true },
      { text: ".", carries: false },
    ]);
  });

  it("may hold apostrophes and letters of any kind", () => {
    expect(partsOf("Her mother’s Töpferei", ["mother’s", "Töpferei"]).filter(({ carries }) => carries)).toHaveLength(2);
  });

  it("leave a text without them whole", () => {
    expect(partsOf("Be heard", [])).toEqual([{ text: "Be heard", carries: false }]);
  });

  it("are listed where they stand elsewhere", () => {
    expect(notIn("Asking what nobody dares", ["nobody", "noticed"])).toEqual(["noticed"]);
  });
});
