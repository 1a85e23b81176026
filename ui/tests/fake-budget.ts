// A believable week of giving, with what is planned and one's own practice.
import type { Budget, PastWeek } from "$lib/api/bindings";

const week = (week_on: string, paid: number, given: number): PastWeek => ({
  week_on,
  paid,
  given,
  over: Math.max(0, given - 120),
});

export const budget: Budget = {
  week_on: "2026-11-16",
  limit: 120,
  given: 35,
  planned: 40,
  planned_unknown: 1,
  says: "within",
  by: 45,
  before: [
    week("2026-08-24", 600, 40),
    week("2026-08-31", 540, 75),
    week("2026-09-07", 480, 150),
    week("2026-09-14", 610, 60),
    week("2026-09-21", 580, 95),
    week("2026-09-28", 420, 180),
    week("2026-10-05", 500, 110),
    week("2026-10-12", 560, 30),
    week("2026-10-19", 610, 85),
    week("2026-10-26", 590, 120),
    week("2026-11-02", 470, 145),
    week("2026-11-09", 520, 70),
  ],
  passed_before: 3,
  paid: 220,
  pursuits: [
    {
      id: "pu-letters",
      fields: { name: "Letters to people who might need me", minutes_week: 90 },
      spent: 20,
      short_weeks: 3,
    },
    { id: "pu-reading", fields: { name: "Reading and learning", minutes_week: 120 }, spent: 60, short_weeks: 0 },
  ],
};
