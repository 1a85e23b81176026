import { describe, expect, it } from "vitest";
import { list } from "../../../tests/fake-vault";
import { byTime, holds, lastSetAside, newestOf, remarks, shut } from "./words";

const NOW = new Date(2026, 10, 17, 18, 0);
const [newest, second, , aside, earlier, oldCode, damaged] = list;

describe("a backup", () => {
  it("says what it holds", () => {
    expect(newest && holds({ ...newest, last_reflection_at: null }, NOW)).toEqual([
      "12 clients",
      "231 reflections",
      "no page yet",
      "4.1 MB",
    ]);
    expect(earlier && holds(earlier, NOW)[2]).toMatch(/^last page 30 Oct \d\d:\d\d$/);
  });

  it("says no figures that nobody could read", () => {
    expect(oldCode && holds(oldCode, NOW)).toEqual(["3.6 MB"]);
    expect(damaged && holds(damaged, NOW)).toEqual(["812 kB"]);
  });

  it("says where it lies, why it is there and what opens it", () => {
    expect(newest && remarks(newest)).toEqual([]);
    expect(second && remarks(second)).toEqual(["in the second place"]);
    expect(aside && remarks(aside)).toEqual(["set aside when another was restored"]);
    expect(earlier && remarks(earlier)).toEqual(["opens with an earlier passphrase"]);
  });

  it("can be opened from the list while its key is the journal’s own", () => {
    expect(list.map((backup) => shut(backup) === null)).toEqual([true, true, true, true, true, false, false]);
  });
});

describe("the newest", () => {
  it("is the last that was made beside the journal, in whatever order they come", () => {
    expect(newestOf([...list].reverse())).toBe(newest);
    expect(newestOf(list.filter((backup) => backup.second || backup.set_aside))).toBeUndefined();
  });

  it("goes by the instant and not by how it is written", () => {
    const [one, other] = [
      { ...list[0], id: "later", at: "2026-11-17T12:30:00+00:00" },
      { ...list[0], id: "earlier", at: "2026-11-17T13:00:00+01:00" },
    ] as typeof list;
    expect(one && other && byTime([other, one]).map(({ id }) => id)).toEqual(["later", "earlier"]);
  });

  it("that was set aside is what a restore replaced", () => {
    expect(lastSetAside(list)).toBe(aside);
  });
});
