import { describe, expect, test } from "vitest";
import { changeWhen, nowHere, offsetHere, offsetLabel, readWhen, whenWords, writeWhen } from "./when";

test("an instant is read as the clock stood where it was written", () => {
  expect(readWhen("2026-11-17T10:00:00+01:00")).toEqual({ date: "2026-11-17", time: "10:00", offset: 60 });
  expect(readWhen("2026-11-17T23:30:12.5-03:30")).toEqual({ date: "2026-11-17", time: "23:30", offset: -210 });
  expect(readWhen("2026-11-17T10:00:00Z")?.offset).toBe(0);
  expect(readWhen("yesterday")).toBeNull();
});

test.each(["2026-11-17T10:00:00+01:00", "2026-01-02T03:04:00-03:30", "2026-06-01T00:00:00+00:00"])(
  "%s is written as it was read",
  (at) => {
    const when = readWhen(at);
    expect(when && writeWhen(when)).toBe(at);
  },
);

test.each([
  [60, "UTC+1"],
  [330, "UTC+5:30"],
  [-210, "UTC−3:30"],
  [0, "UTC"],
])("%i minutes are %s", (offset, label) => {
  expect(offsetLabel(offset)).toBe(label);
});

describe("a changed time", () => {
  test("takes this machine's offset when it was written here", () => {
    const here = { date: "2026-01-05", time: "09:00", offset: offsetHere("2026-01-05", "09:00") };
    const moved = changeWhen(here, { date: "2026-07-05" });
    expect(moved).toEqual({ date: "2026-07-05", time: "09:00", offset: offsetHere("2026-07-05", "09:00") });
  });

  test("keeps the offset of another place", () => {
    const elsewhere = { date: "2026-01-05", time: "09:00", offset: offsetHere("2026-01-05", "09:00") + 45 };
    expect(changeWhen(elsewhere, { time: "10:15" })).toEqual({ ...elsewhere, time: "10:15" });
  });
});

test("now is this machine's wall clock", () => {
  const now = new Date(2026, 10, 17, 9, 5);
  expect(nowHere(now)).toEqual({ date: "2026-11-17", time: "09:05", offset: offsetHere("2026-11-17", "09:05") });
});

test("a time reads with its weekday", () => {
  expect(whenWords({ date: "2026-11-17", time: "10:00", offset: 60 })).toBe("Tue 17 Nov 2026, 10:00");
});
