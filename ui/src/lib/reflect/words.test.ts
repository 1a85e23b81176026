import { describe, expect, test } from "vitest";
import { countWords, titleOf, wellFormed } from "./words";

describe("the title of a page", () => {
  test.each([
    ["# The morning after\n\nText", "The morning after"],
    ["\n## A heading ##\n", "A heading"],
    ["\n\n  Ilse came in late.\nMore", "Ilse came in late."],
    ["- *Double* my **net worth**", "Double my net worth"],
    ["#hashtag is no heading", "#hashtag is no heading"],
    ["#\n\nAn empty heading", "#"],
    ["A word ".repeat(20), `${"A word ".repeat(12)}A …`],
    ["", ""],
    ["   \n\t\n", ""],
  ])("%j is called %j", (text, title) => {
    expect(titleOf(text)).toBe(title);
  });
});

describe("counting words", () => {
  test.each([
    ["", 0],
    ["one two  three\nfour", 4],
    ["# Heading\n\n- item - and", 3],
    ["it’s half-past 9", 3],
    ["مرحبا بالعالم", 2],
    ["🙂 🙂", 0],
    ["20\u00a0km, “yes” — (no)", 4],
    ["𝒜 day", 2],
  ])("%j has %i", (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});

test("half characters are replaced without moving anything, and it is told", () => {
  expect(wellFormed("a\ud800b")).toEqual({ text: "a\ufffdb", replaced: true });
  expect(wellFormed("a🙂b")).toEqual({ text: "a🙂b", replaced: false });
});

/** The same numbers each time (mulberry32, public domain). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

test("ten thousand texts of any code units cross to the core as they are, or visibly made well-formed", () => {
  const next = numbers(2026);
  let replacedCount = 0;
  for (let nth = 0; nth < 10_000; nth++) {
    const units = Array.from({ length: next() % 40 }, () =>
      next() % 4 === 0 ? 0xd800 + (next() % 0x800) : next() % 0x10000,
    );
    const typed = String.fromCharCode(...units);
    const { text, replaced } = wellFormed(typed);
    expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text))).toBe(text);
    expect(JSON.parse(JSON.stringify(text))).toBe(text);
    expect(replaced).toBe(text !== typed);
    expect(text.length).toBe(typed.length);
    if (replaced) replacedCount += 1;
  }
  expect(replacedCount).toBeGreaterThan(1000);
});
