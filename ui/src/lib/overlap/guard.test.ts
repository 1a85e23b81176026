import { describe, expect, it } from "vitest";
import type { Caution } from "$lib/api/bindings";
import { cautionsOf, weekOf } from "./guard";
import { overlapOf } from "./samples";

const caution = (kind: Caution["kind"], now: number, limit: number): Caution => ({
  kind,
  now,
  limit,
  until_on: null,
  overruled: null,
});

describe("what stands against something new", () => {
  it("is the client’s own beneath a suggestion, and the week’s once for all", () => {
    const open = caution("open_deliveries", 1, 1);
    const week = caution("week_is_given", 130, 120);
    const overlap = {
      ...overlapOf(2, 2),
      waiting: [
        { client_id: "client-0", cautions: [open, week] },
        { client_id: "client-1", cautions: [week] },
      ],
    };
    expect(cautionsOf(overlap, "client-0")).toEqual([open]);
    expect(cautionsOf(overlap, "client-1")).toEqual([]);
    expect(weekOf(overlap)).toEqual(week);
    expect(weekOf(overlapOf(2, 2))).toBeNull();
  });

  it("is gone on with for the client at hand alone", () => {
    const week = caution("week_will_pass", 150, 120);
    const gone = { ...week, overruled: "her exam is on Monday" };
    const overlap = {
      ...overlapOf(2, 2),
      waiting: [
        { client_id: "client-0", cautions: [gone] },
        { client_id: "client-1", cautions: [week] },
      ],
    };
    expect(weekOf(overlap, "client-0")).toEqual(gone);
    expect(weekOf(overlap, "client-1")).toEqual(week);
    expect(weekOf(overlap)).toEqual(week);
  });
});
