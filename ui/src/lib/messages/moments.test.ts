import { describe, expect, it } from "vitest";
import { dayOf, localDay, moment } from "./moments";

/** An instant as this machine's clock would show it, written in UTC. */
const here = (year: number, month: number, day: number, hour: number, minute: number): string =>
  new Date(year, month - 1, day, hour, minute).toISOString();

describe("a moment of this machine", () => {
  const now = new Date(2026, 10, 17, 18, 30);

  it("is told by the day, nearer days by name", () => {
    expect(moment(here(2026, 11, 17, 13, 40), now)).toBe("today 13:40");
    expect(moment(here(2026, 11, 16, 8, 5), now)).toBe("yesterday 08:05");
    expect(moment(here(2026, 11, 15, 23, 59), now)).toBe("15 Nov 23:59");
    expect(moment(here(2025, 12, 31, 12, 0), now)).toBe("31 Dec 2025 12:00");
  });

  it("finds yesterday across the turn of a year", () => {
    expect(moment(here(2026, 12, 31, 23, 0), new Date(2027, 0, 1, 0, 10))).toBe("yesterday 23:00");
  });

  it("goes by the clock here, whatever offset it is written in", () => {
    const at = new Date(2026, 10, 17, 0, 30);
    expect(dayOf(at.toISOString())).toBe(localDay(at));
    expect(localDay(at)).toBe("2026-11-17");
  });
});
