import { describe, expect, it } from "vitest";
import { balanceOf, nothingYet } from "../../../tests/fake-balance";
import { lineOf } from "./line";
import { MIDDLE, WIDTH, barOf } from "./picture";
import { signed } from "$lib/messages/numbers";
import { isEmpty, partWords, readingOf } from "./words";

const told = (balance: ReturnType<typeof balanceOf>): string[] =>
  balance.parts.map((part) => `${partWords(part, balance, "Ilse")}: ${signed(part.adds)}`);

describe("the parts of a balance", () => {
  it("are counted in words, and add up to the figure", () => {
    const balance = balanceOf([180, 600], [4, 1], { theirs_late: 1, mine_bent: 2 }, [3, 2]);
    expect(told(balance)).toEqual([
      "180 min given beside 600 paid: +5",
      "4 of yours, 1 of theirs: +11",
      "1 of theirs late and 2 of yours on new terms: −5",
      "3 offered by you, 2 asked by Ilse: +4",
    ]);
    expect(balance.figure).toBe(15);
  });

  it("say where there is nothing to count", () => {
    expect(told(nothingYet.whole)).toEqual([
      "no minutes: 0",
      "none either way: 0",
      "none late, none on new terms: 0",
      "nothing offered, nothing asked: 0",
    ]);
    expect(isEmpty(nothingYet.whole)).toBe(true);
    expect(isEmpty(balanceOf([0, 60], [0, 0], {}, [0, 0]))).toBe(false);
  });

  it("leave out the side of time that there is none of", () => {
    expect(told(balanceOf([30, 0], [0, 0], {}, [0, 0]))[0]).toBe("30 min given: +8");
    expect(told(balanceOf([0, 60], [0, 0], {}, [0, 0]))[0]).toBe("none given beside 60 paid: 0");
  });
});

describe("the figure", () => {
  it.each([
    [0, "It is about even between you."],
    [-5, "It is about even between you."],
    [18, "You carry Ilse a little."],
    [40, "You carry Ilse."],
    [-60, "Ilse carries you a great deal."],
    [-12, "Ilse carries you a little."],
  ])("reads in words: %i", (figure, words) => {
    expect(readingOf(figure, "Ilse")).toBe(words);
  });

  it("stands to the side of whoever carries, whole at either end", () => {
    expect(barOf(0)).toMatchObject({ length: 0, dot: MIDDLE });
    expect(barOf(50).from).toBe(MIDDLE);
    expect(barOf(-50).from + barOf(-50).length).toBe(MIDDLE);
    for (const figure of [-100, 100, 400]) {
      expect(barOf(figure).dot).toBeGreaterThanOrEqual(6);
      expect(barOf(figure).dot).toBeLessThanOrEqual(WIDTH - 6);
    }
  });
});

describe("a line as it is typed", () => {
  it.each([
    ["120", 120],
    [" 120 min ", 120],
    ["90 minutes", 90],
    ["2 h", 120],
    ["2 h 30", 150],
    ["0", 0],
    ["", null],
    ["a lot", undefined],
    ["-5", undefined],
  ])("is %o", (typed, line) => {
    expect(lineOf(typed)).toBe(line);
  });
});
