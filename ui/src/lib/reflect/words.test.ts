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
