import { describe, expect, it } from "vitest";
import { whyLocked } from "./why";

describe("why it is locked", () => {
  const at = "2026-11-17T14:32:00+01:00";
  it("is said where nobody asked for it", () => {
    expect(whyLocked({ reason: "idle", at, idle_minutes: 15 })).toMatch(/^Locked itself after 15 minutes, at /);
    expect(whyLocked({ reason: "sleep", at, idle_minutes: 15 })).toMatch(
      /^Locked when this machine went to sleep, at /,
    );
    expect(whyLocked({ reason: "minimised", at, idle_minutes: 15 })).toMatch(
      /^Locked when the window was minimised, at /,
    );
    expect(whyLocked({ reason: "session", at, idle_minutes: 15 })).toMatch(/^Locked together with your screen, at /);
  });

  it("is not said to whoever asked, or to whoever just started", () => {
    expect(whyLocked({ reason: "asked", at, idle_minutes: 15 })).toBeNull();
    expect(whyLocked(null)).toBeNull();
  });
});
