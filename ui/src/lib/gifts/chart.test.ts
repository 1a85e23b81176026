import { describe, expect, it } from "vitest";
import type { GiftView } from "$lib/api/bindings";
import { clearOf, inside } from "./boxes";
import { FARTHEST_SHIFT, MOST_NAMES, layGifts, plotOf, pointOf, type Dot } from "./chart";
import { gift } from "./samples";

const plot = plotOf(604, 528);
const names = [
  "Asking what nobody dares",
  "Finding the one sentence",
  "Drawing out a muddle",
  "Introducing people",
  "Price lists",
];

const eight = [
  gift({ name: "Asking what nobody dares", pleasure: 5, mastery: 4 }, [{ pleasure: 4, mastery: 2 }, { mastery: 3 }]),
  gift({ name: "Finding the one sentence", pleasure: 4, mastery: 5 }, [{ mastery: 4 }]),
  gift({ name: "Drawing out a muddle", pleasure: 3, mastery: 4 }, [{ mastery: 3 }]),
  gift({ name: "Introducing people who should meet", pleasure: 5, mastery: 3 }),
  gift({ name: "Patience with the undecided", pleasure: 3, mastery: 2, kind: "glad_cost" }, [{ pleasure: 2 }]),
  gift({ name: "Hearing the tired voice", pleasure: 4, mastery: 2, state: "emerging" }),
  gift({ name: "Price lists", pleasure: 2, mastery: 5, state: "dormant" }),
  gift({ name: "Logo drawing", pleasure: 1, mastery: 4, state: "retired" }),
];

const labels = (dots: Dot[]) => dots.flatMap((dot) => (dot.label ? [dot.label] : []));

function apart(dots: Dot[]): void {
  for (const [at, dot] of dots.entries()) {
    const others = dots.filter((_, other) => other !== at).flatMap((other) => (other.label ? [other.label.box] : []));
    if (!dot.label) continue;
    expect(clearOf(dot.label.box, others), dot.label.text).toBe(true);
    expect(inside(dot.label.box, plot), dot.label.text).toBe(true);
  }
}

describe("the sea chart", () => {
  it("names every one of a usual handful of gifts, none over another", () => {
    const dots = layGifts(eight, null, plot, []);
    expect(labels(dots)).toHaveLength(8);
    apart(dots);
  });

  it("moves no dot farther than 0.4 of a reading", () => {
    const crowd = Array.from({ length: 30 }, (_, at) =>
      gift({ name: `${names[at % 5]} ${at}`, pleasure: 4, mastery: 4 }),
    );
    for (const { shift, at } of layGifts(crowd, null, plot, [])) {
      expect(Math.max(Math.abs(shift.x), Math.abs(shift.y))).toBeLessThanOrEqual(FARTHEST_SHIFT);
      expect(at).toEqual(pointOf(plot, 4 + shift.x, 4 + shift.y));
    }
  });

  it("names few of a crowd that is spread all over, and the picked one always", () => {
    const crowd = Array.from({ length: 300 }, (_, at) =>
      gift({ name: `G ${at}`, pleasure: 1 + (at % 5), mastery: 1 + (Math.floor(at / 5) % 5) }),
    );
    const picked = crowd[299];
    const dots = layGifts(crowd, picked?.id ?? null, plotOf(4_000, 4_000), []);
    expect(dots).toHaveLength(300);
    expect(labels(dots).length).toBeLessThanOrEqual(MOST_NAMES + 1);
    expect(dots.find((dot) => dot.gift.id === picked?.id)?.label).not.toBeNull();
  });

  it("keeps dots of one reading apart, and names only where there is room", () => {
    const crowd = Array.from({ length: 12 }, (_, at) =>
      gift({ name: `${names[at % 5]} ${at}`, pleasure: 4, mastery: 4 }),
    );
    const dots = layGifts(crowd, null, plot, []);
    expect(new Set(dots.map(({ at }) => `${at.x},${at.y}`)).size).toBe(12);
    expect(labels(dots).length).toBeGreaterThanOrEqual(4);
    apart(dots);
  });

  it("leaves the corners' words free", () => {
    const corner = { left: plot.right - 160, top: plot.top, right: plot.right, bottom: plot.top + 30 };
    const dots = layGifts([gift({ name: "Asking", pleasure: 5, mastery: 5 })], null, plot, [corner]);
    expect(labels(dots)).toHaveLength(1);
    for (const label of labels(dots)) expect(clearOf(label.box, [corner])).toBe(true);
  });

  it("gives the same chart for the same gifts, in whatever order they come", () => {
    const places = (gifts: GiftView[]) => layGifts(gifts, null, plot, []).map(({ gift: { id }, at }) => ({ id, at }));
    expect(places(eight.toReversed())).toEqual(places(eight));
  });

  it("does not rearrange itself when a gift is picked", () => {
    const places = (picked: string | null) => layGifts(eight, picked, plot, []).map(({ at }) => at);
    expect(places(eight[6]?.id ?? null)).toEqual(places(null));
  });

  it("labels only living and picked ones past twelve", () => {
    const many = [
      ...Array.from({ length: 5 }, (_, at) => gift({ name: `Living ${at}`, pleasure: at + 1, mastery: 5 })),
      ...Array.from({ length: 9 }, (_, at) =>
        gift({ name: `Dormant ${at}`, pleasure: (at % 5) + 1, mastery: 2, state: "dormant" }),
      ),
    ];
    const picked = many[8];
    const dots = layGifts(many, picked?.id ?? null, plot, []);
    const named = dots.filter((dot) => dot.label).map((dot) => dot.gift.fields);
    expect(named.filter((fields) => fields.state === "living")).toHaveLength(5);
    expect(named.filter((fields) => fields.state === "dormant").map((fields) => fields.name)).toEqual([
      picked?.fields.name,
    ]);
  });

  it("keeps two hundred gifts apart as well", () => {
    const many = Array.from({ length: 200 }, (_, at) =>
      gift({ name: `${names[at % 5]} ${at}`, pleasure: (at % 5) + 1, mastery: (at % 4) + 1 }),
    );
    const dots = layGifts(many, null, plot, []);
    expect(dots).toHaveLength(200);
    apart(dots);
  });

  it("draws a wake through the readings that differed, and none for a change of words", () => {
    const [asking] = eight;
    const dot = layGifts(asking ? [asking] : [], null, plot, [])[0];
    expect(dot?.wake).toEqual([pointOf(plot, 4, 2), pointOf(plot, 5, 3)]);
    const renamed = gift({ name: "Asking" }, [{ name: "Questions" }]);
    expect(layGifts([renamed], null, plot, [])[0]?.wake).toEqual([]);
  });
});
