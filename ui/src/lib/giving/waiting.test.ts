import { describe, expect, it } from "vitest";
import type { Caution } from "$lib/api/bindings";
import { waitWords } from "./waiting";

const caution = (kind: Caution["kind"], now: number, limit: number, until_on: string | null = null): Caution => ({
  kind,
  now,
  limit,
  until_on,
  overruled: null,
});

describe("why to wait, and until when", () => {
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
      caution("pace", 5, 2, "2026-11-24"),
      "Five things were given in 90 days, and few of them were taken up; two is the most for now. Until 24 November, or until more of it has landed well.",
    ],
    [
      caution("pace", 1, 0),
      "One thing was given in 90 days and has not been taken up; none is the most for now. Until more of it has landed well.",
    ],
    [
      caution("line", 135, 120, "2026-12-02"),
      "135 min given in 90 days, and the line you drew is 120 min. Until 2 December, when some of it is longer ago.",
    ],
    [
      caution("line", 120, 120),
      "120 min given in 90 days, and the line you drew is 120 min. Until some of it is longer ago.",
    ],
    [caution("line", 0, 0), "The line you drew leaves no minutes to give."],
    [
      caution("week_is_given", 135, 120, "2026-11-23"),
      "2 h 15 given since Monday, of 2 h that you give in a week. Until Monday 23 November, when there is room again.",
    ],
    [
      caution("week_is_given", 135, 120),
      "2 h 15 given since Monday, of 2 h that you give in a week. Next Monday there is room again.",
    ],
    [caution("week_is_given", 0, 0, "2026-11-23"), "Your limits leave no minutes to give."],
    [
      caution("week_will_pass", 150, 120),
      "With what is planned, this week comes to 2 h 30, of 2 h that you give. Until something planned is let go, or the week is over.",
    ],
    [
      caution("week_will_pass", 150, 120, "2026-11-23"),
      "With what is planned, this week comes to 2 h 30, of 2 h that you give. Until Monday 23 November, or until something planned is let go.",
    ],
  ])("is said with its figures: %o", (given, words) => {
    expect(waitWords(given, "Ilse").text).toBe(words);
  });

  it("names with whom, and nobody where it is the week", () => {
    expect(waitWords(caution("open_promises", 3, 3), "Ilse").lead).toBe("Wait with Ilse.");
    expect(waitWords(caution("line", 9, 9), "Ilse").lead).toBe("Wait with Ilse.");
    expect(waitWords(caution("week_is_given", 9, 9), "").lead).toBe("Nothing new this week.");
    expect(waitWords(caution("week_will_pass", 9, 8), "").lead).toBe("Nothing more this week.");
  });
});
