import { describe, expect, it } from "vitest";
import { MOST_GIFTS, MOST_NEEDS } from "./choose";
import { LINE, layCurrents, type Block, type Currents } from "./currents";
import { overlapOf } from "./samples";

function stacked(blocks: Block[], height: number): void {
  for (const [at, block] of blocks.entries()) {
    const next = blocks[at + 1];
    if (next) {
      expect(next.top).toBeGreaterThanOrEqual(block.top + block.height);
      expect(next.labelY - LINE).toBeGreaterThan(block.metaY);
    }
    expect(block.top).toBeGreaterThanOrEqual(0);
    expect(block.top + block.height).toBeLessThanOrEqual(height);
    expect(block.metaY).toBeLessThanOrEqual(height);
  }
}

const ribbonsOf = (picture: Currents) => picture.currents.filter((current) => current.width > 0);

describe("the currents", () => {
  it("stack needs and gifts without overlap at any width", () => {
    for (const width of [480, 612, 792]) {
      const picture = layCurrents(overlapOf(8, 5, 6), [], width);
      stacked(picture.needs, picture.height);
      stacked(picture.gifts, picture.height);
      expect(picture.needs).toHaveLength(8);
      expect(picture.gifts).toHaveLength(5);
    }
  });

  it("are as wide as the fit", () => {
    const [first, second] = ribbonsOf(layCurrents(overlapOf(8, 5), [], 612));
    expect(first?.width).toBeCloseTo(24);
    expect(second?.width).toBeCloseTo((24 * 0.58) / 0.6);
    const weak = layCurrents(
      { ...overlapOf(1, 1), threads: [{ need_id: "need-0", gift_id: "gift-0", score: 0.2, label: "look" }] },
      [],
      612,
    );
    expect(ribbonsOf(weak)[0]?.width).toBeCloseTo(8);
  });

  it("fill no more than their nodes", () => {
    const picture = layCurrents(overlapOf(10, 3), [], 612);
    for (const gift of picture.gifts) {
      const flowing = picture.currents.filter((current) => current.giftId === gift.id);
      expect(flowing.reduce((sum, current) => sum + current.width, 0)).toBeLessThanOrEqual(gift.height + 0.001);
    }
  });

  it("become a dotted thread without width where nothing stands out", () => {
    const picture = layCurrents(overlapOf(8, 5, 6), [], 612);
    const last = picture.currents.filter((current) => current.needId === "need-7");
    expect(last).toHaveLength(1);
    expect(last[0]).toMatchObject({ label: "nothing", width: 0 });
    expect(last[0]?.path).not.toContain("Z");
  });

  it("show ten needs and eight gifts at most, and count the rest", () => {
    const picture = layCurrents(overlapOf(25, 12), [], 612);
    expect(picture.needs.length).toBeLessThanOrEqual(MOST_NEEDS);
    expect(picture.gifts).toHaveLength(MOST_GIFTS);
    expect(picture.foldedNeeds).toBe(25 - picture.needs.length);
    expect(picture.foldedGifts).toBe(4);
  });

  it("never show a need without its best gift", () => {
    const overlap = overlapOf(25, 12);
    const picture = layCurrents(overlap, [], 612);
    for (const need of picture.needs) {
      const best = overlap.suggestions.find((each) => each.need.id === need.id);
      expect(picture.currents.some((each) => each.needId === need.id && each.giftId === best?.gift.id)).toBe(true);
    }
  });

  it("show living gifts that met nothing yet, if they are known", () => {
    const known = [{ id: "gift-9", name: "Drawing out a muddle", kind: "talent" as const }];
    expect(layCurrents(overlapOf(2, 2), known, 612).gifts.map((gift) => gift.id)).toContain("gift-9");
  });

  it("look the same for the same overlap", () => {
    expect(layCurrents(overlapOf(9, 6), [], 612)).toEqual(layCurrents(overlapOf(9, 6), [], 612));
  });

  it("draw nothing for nothing", () => {
    expect(layCurrents(overlapOf(0, 1), [], 612)).toMatchObject({ needs: [], currents: [] });
  });
});
