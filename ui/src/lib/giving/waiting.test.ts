import { describe, expect, it } from "vitest";
import type { Caution } from "$lib/api/bindings";
import { waitWords } from "./waiting";

const caution = (kind: Caution["kind"], now: number, limit: number): Caution => ({
  kind,
  now,
  limit,
  until_on: null,
  overruled: null,
});

describe("why to wait", () => {
  it.each([
    [caution("open_deliveries", 1, 1), "One delivery is open already, and one is your limit. Finish that first."],
    [
      caution("open_deliveries", 3, 2),
      "Three deliveries are open already, and two is your limit. Finish one of them first.",
    ],
    [caution("open_promises", 1, 1), "One promise is open already, and one is your limit. Keep that first."],
    [
      caution("open_promises", 3, 3),
      "Three promises are open already, and three is your limit. Keep one of them first.",
    ],
    [
      caution("week_is_given", 135, 120),
      "2 h 15 given since Monday, of 2 h that you give in a week. Next Monday there is room again.",
    ],
    [caution("week_is_given", 0, 0), "Your limits leave no minutes to give."],
  ])("is said with its figures: %o", (given, words) => {
    expect(waitWords(given, "Ilse").text).toBe(words);
  });

  it("names with whom, and nobody where it is the week", () => {
    expect(waitWords(caution("open_promises", 3, 3), "Ilse").lead).toBe("Wait with Ilse.");
    expect(waitWords(caution("week_is_given", 9, 9), "").lead).toBe("Nothing new this week.");
  });
});
