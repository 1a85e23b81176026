import { describe, expect, it } from "vitest";
import { completions, narrows, typed } from "./narrowing";

const known = {
  clients: ["Ilse Varnholt", "Wren Castell", "Élodie"],
  tags: ["studio", "pays late"],
  today: new Date(2026, 0, 15),
};
const words = (typing: string): string[] => completions(typing, known).map((one) => one.words);

describe("a filter that is being typed", () => {
  it("is the last of the words, outside quotation marks that are closed", () => {
    expect(typed("price client:il")).toEqual({ key: "client", value: "il", before: "price " });
    expect(typed('Client:"ilse v')).toEqual({ key: "client", value: "ilse v", before: "" });
    for (const none of [
      "",
      "price",
      "client",
      "http:x",
      "client:ilse price",
      'client:"Ilse Varnholt" ',
      "so client: ",
    ]) {
      expect(typed(none), none).toBeNull();
    }
  });

  it("makes the words a question wherever it stands", () => {
    expect(['client:"Ana Quill" price', "price Tag:", "since:2026"].map(narrows)).toEqual([true, true, true]);
    expect(["price", "the buyer: Ana", "http:x", "substag:x"].map(narrows)).toEqual([false, false, false, false]);
  });

  it("goes on with the names there are, set in quotation marks where they hold a space", () => {
    expect(words("price client:var")).toEqual(['price client:"Ilse Varnholt" ']);
    expect(words("client:elo")).toEqual(["client:Élodie "]);
    expect(words("tag:pays")).toEqual(['tag:"pays late" ']);
    expect(words("client:nobody")).toEqual([]);
  });

  it("goes on with kinds by either of their names", () => {
    expect(words("kind:nee")).toEqual(["kind:need "]);
    expect(words("kind:why")).toEqual(["kind:asked-why "]);
    expect(completions("kind:nee", known)[0]?.name).toBe("Only: Need");
    expect(words("kind:need")).toEqual([]);
  });

  it("goes on with months and years near today", () => {
    expect(completions("before:", known).map(({ name }) => name)).toEqual([
      "Before January 2026",
      "Before December 2025",
      "Before November 2025",
      "Before 2026",
      "Before 2025",
    ]);
    expect(words("since:2025-1")).toEqual(["since:2025-12 ", "since:2025-11 "]);
  });
});
