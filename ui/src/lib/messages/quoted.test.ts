import { expect, it } from "vitest";
import { bare, t } from "./index";
import { quoted } from "./quoted";

it("puts words in quotation marks once", () => {
  expect(quoted("stop checking")).toBe("“stop checking”");
  expect(quoted("“They like the photographs.” And then: “I’m not sure.”")).toBe(
    "“They like the photographs.” And then: “I’m not sure.”",
  );
});

it("lets words from the right say the direction of a quotation", () => {
  expect(quoted("מה חסר")).toBe("“מה חסר”");
});

it("sets names that are read from the right apart from the sentence around them, and no others", () => {
  for (const name of ["מאיה לוין", "ليلى ٣", "Ana ליין"]) {
    const said = t("search.write_with", { name });
    expect(said).toBe(`\u200ENew reflection with \u2068${name}\u2069`);
    expect(bare(said)).toBe(`New reflection with ${name}`);
  }
  expect(t("search.write_with", { name: "Ása Þór 凛" })).toBe("New reflection with Ása Þór 凛");
});
