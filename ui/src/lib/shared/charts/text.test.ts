import { describe, expect, it } from "vitest";
import { shorten, textWidth, wrap, wrapEvenly } from "./text";

describe("chart labels", () => {
  it("counts wide scripts as wide", () => {
    expect(textWidth("需要", 10)).toBe(20);
    expect(textWidth("in", 10)).toBeLessThan(textWidth("mm", 10));
  });

  it("leaves what fits as it is", () => {
    expect(shorten("Price lists", 200, 14)).toBe("Price lists");
    expect(wrap("Price lists", 200, 14, 2)).toEqual(["Price lists"]);
  });

  it("shortens what does not, and never splits a character pair", () => {
    const short = shorten("🌊🌊🌊🌊🌊🌊🌊🌊", 60, 14);
    expect(short.endsWith("…")).toBe(true);
    expect(short.isWellFormed()).toBe(true);
    expect(textWidth(short, 14)).toBeLessThanOrEqual(60);
  });

  it("breaks between words and says when words are left", () => {
    const lines = wrap("Be believed by the people whose opinion decides what is built next", 180, 16, 2);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe("Be believed by the people");
    expect(lines[1]?.endsWith("…")).toBe(true);
    for (const line of lines) expect(textWidth(line, 16)).toBeLessThanOrEqual(180);
  });

  it("shares words out evenly over the lines it takes", () => {
    expect(wrapEvenly("Asking what nobody dares", 140, 16, 2)).toEqual(["Asking what", "nobody dares"]);
    expect(wrapEvenly("Price lists", 140, 16, 2)).toEqual(["Price lists"]);
  });

  it("keeps one endless word within the line", () => {
    const [line] = wrap("x".repeat(400), 120, 16, 2);
    expect(textWidth(line ?? "", 16)).toBeLessThanOrEqual(120);
  });
});
