import { afterEach, describe, expect, it } from "vitest";
import {
  clock,
  dayAndMonth,
  fullDate,
  listed,
  longDate,
  minutes,
  monthOf,
  shortDate,
  weekDate,
  weekDateYear,
} from "./dates";
import { t } from "./index";
import { moment } from "./moments";
import { number, percent, signed, size } from "./numbers";
import { useRegion } from "./region";

const ON = "2026-11-17";
const dates = (): string[] => [
  longDate(ON),
  shortDate(ON, 2026),
  shortDate(ON, 2027),
  weekDate(ON),
  weekDateYear(ON),
  fullDate(ON),
  monthOf(ON),
  dayAndMonth(6, 3),
];
const numbers = (): string[] => [number(1234567), number(0.5, 2), signed(-1240), percent(0.43), size(4_130_000)];
const clocks = (): string[] => [clock("2026-11-17T14:02:00+01:00"), clock("2026-11-17T08:05:00+01:00")];

afterEach(() => useRegion(null));

describe("the region", () => {
  it("is at home where the system names none, or none that there is", () => {
    const home = [
      "Tuesday 17 November",
      "17 Nov",
      "17 Nov 2026",
      "Tue 17 Nov",
      "Tue 17 Nov 2026",
      "17 November 2026",
      "November 2026",
      "3 June",
    ];
    for (const tag of [null, "", "xx-notaregion", "../etc", "zz"]) {
      useRegion(tag);
      expect(dates(), String(tag)).toEqual(home);
      expect(clocks()).toEqual(["14:02", "08:05"]);
      expect(numbers()).toEqual(["1,234,567", "0.50", "−1,240", "43 %", "4.1 MB"]);
    }
  });

  it("sets the order of a date, and the clock", () => {
    useRegion("en-US");
    expect(dates().slice(0, 6)).toEqual([
      "Tuesday, November 17",
      "Nov 17",
      "Nov 17, 2026",
      "Tue, Nov 17",
      "Tue, Nov 17, 2026",
      "November 17, 2026",
    ]);
    expect(clocks().map((time) => time.replace(/\s/u, " "))).toEqual(["2:02 PM", "8:05 AM"]);
    expect(moment(new Date(2026, 10, 17, 13, 40).toISOString(), new Date(2026, 10, 17, 18)).replace(/\s/gu, " ")).toBe(
      "today 1:40 PM",
    );
  });

  it("sets the separators, and leaves the words in the catalogue’s language", () => {
    useRegion("de-DE");
    expect(dates()[0]).toBe("Tuesday 17 November");
    expect(clocks()).toEqual(["14:02", "08:05"]);
    expect(numbers()).toEqual(["1.234.567", "0,50", "−1.240", "43 %", "4,1 MB"]);
    expect(minutes(60 * 1200)).toBe("1.200 h");
    useRegion("de-CH");
    expect(number(1234.5, 1)).toMatch(/^1['’]234\.5$/u);
    useRegion("es-ES");
    expect(number(1234)).toBe("1.234");
    useRegion("ar-EG");
    expect(number(1234)).toMatch(/^1.234$/u);
  });

  it("never falls back to the habits of another country where the language has no rules for this one", () => {
    // fr-FR: where Intl knows no en-FR it would write "November 17" and "2:02 PM".
    useRegion("fr-FR");
    expect(dates().slice(0, 3)).toEqual(["Tuesday 17 November", "17 Nov", "17 Nov 2026"]);
    expect(clocks()).toEqual(["14:02", "08:05"]);
    useRegion("ja-JP");
    expect(dates()[1]).toBe("Nov 17");
    expect(clocks()[0]).toBe("14:02");
  });

  it("is taken from the language where that is all there is", () => {
    useRegion("fi");
    expect(number(1234.5, 1)).toBe("1\u00a0234,5");
    expect(clocks()[0]).toMatch(/^14[.:]02$/);
  });

  it("has no say in words", () => {
    useRegion("fr-FR");
    expect(listed(["Ana", "Noor", "Tomas"])).toBe("Ana, Noor and Tomas");
    expect(t("words.pages", { count: 1 })).toBe("1 page");
    expect(t("words.pages", { count: 12_000 })).toMatch(/^12\s000 pages$/u);
  });
});
