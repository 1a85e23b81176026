import { expect, it } from "vitest";
import { quoted } from "./quoted";

it("puts words in quotation marks once", () => {
  expect(quoted("stop checking")).toBe("“stop checking”");
  expect(quoted("“They like the photographs.” And then: “I’m not sure.”")).toBe(
    "“They like the photographs.” And then: “I’m not sure.”",
  );
});
