import { describe, expect, it } from "vitest";
import type { OccasionAhead, OccasionFields, Occurrence } from "$lib/api/bindings";
import { aheadWords, dayWords, daysOf, nextWords, yearsWords } from "./when";

const fields = (over: Partial<OccasionFields>): OccasionFields => ({
  what: "Birthday",
  month: 2,
  day: 29,
  year: null,
  yearly: true,
  ...over,
});
const next = (over: Partial<Occurrence>): Occurrence => ({
  from: "2026-12-24",
  to: "2026-12-24",
  moved: false,
  years: null,
  days_away: 7,
  ...over,
});

describe("a special day", () => {
  it("says as much as is known of it, and invents no year", () => {
    expect(dayWords(fields({}))).toBe("29 February");
    expect(dayWords(fields({ year: 1980 }))).toBe("29 February 1980");
    expect(dayWords(fields({ day: null, month: 3 }))).toBe("in March");
    expect(dayWords(fields({ year: 2028, yearly: false }))).toBe("once, 29 February 2028");
  });

  it("says when it comes, in days as long as that is near", () => {
    const words = [0, 1, 3, 7, 14].map((days_away) => nextWords(next({ days_away })));
    expect(words).toEqual(["today", "tomorrow", "in 3 days", "in a week", "in 14 days"]);
    expect(nextWords(next({ from: "2031-02-28", to: "2031-02-28", days_away: 900 }))).toBe("28 Feb 2031");
    const march = { from: "2027-03-01", to: "2027-03-31" };
    expect(nextWords(next({ ...march, days_away: 0 }))).toBe("this month");
    expect(nextWords(next({ ...march, days_away: 9 }))).toBe("in March");
  });

  it("counts years from the first on", () => {
    expect([null, 0, 1, 35].map((years) => yearsWords(next({ years })))).toEqual([null, null, "1 year", "35 years"]);
  });

  it("names whose it is", () => {
    const ahead = { client_id: "w", client_name: "Wren Castell", occasion_id: null, what: "", when: next({}) };
    const said = (over: Partial<OccasionAhead>) => aheadWords({ ...ahead, years_together: null, ...over });
    expect(said({ years_together: 6 })).toBe("Six years of working with Wren Castell");
    expect(said({ years_together: 1 })).toBe("One year of working with Wren Castell");
    expect(said({ what: "Opening day" })).toBe("Opening day, Wren Castell");
  });

  it("knows how long a month can be", () => {
    expect([1, 2, 4, 12].map(daysOf)).toEqual([31, 29, 30, 31]);
  });
});
