import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { GiftFields, GiftView } from "$lib/api/bindings";
import { KEEP_AFTER_MS, Keeping, type Keep, type KeepState } from "./keeping";
import { gift } from "./samples";

const asking = gift({ name: "Asking what nobody dares", pleasure: 3, mastery: 3 });

function begin(keep?: Keep) {
  const kept: { id: string; fields: GiftFields; note: string }[] = [];
  const states: KeepState[] = [];
  const keeping = new Keeping(
    keep ??
      (async (id, fields, note): Promise<GiftView> => {
        kept.push({ id, fields, note });
        return { ...asking, id, fields };
      }),
    (_id, state) => states.push(state),
  );
  return { keeping, kept, states };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("keeping changes to a gift", () => {
  it("makes one revision of clicking through 3 to 5", async () => {
    const { keeping, kept, states } = begin();
    keeping.change(asking, { pleasure: 4 });
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS - 1);
    keeping.change(asking, { pleasure: 5 });
    expect(kept).toEqual([]);
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    expect(kept).toEqual([{ id: asking.id, fields: { ...asking.fields, pleasure: 5 }, note: "" }]);
    expect(states.at(-1)).toBe("kept");
  });

  it("sends the words about why with the change, and waits while they are written", async () => {
    const { keeping, kept } = begin();
    keeping.change(asking, { mastery: 4 });
    keeping.hold();
    await vi.advanceTimersByTimeAsync(10 * KEEP_AFTER_MS);
    expect(kept).toEqual([]);
    keeping.note(asking, "Silence is half of it. ");
    await keeping.flush();
    expect(kept).toEqual([{ id: asking.id, fields: { ...asking.fields, mastery: 4 }, note: "Silence is half of it." }]);
  });

  it("keeps nothing when a change was taken back", async () => {
    const { keeping, kept, states } = begin();
    keeping.change(asking, { pleasure: 4 });
    keeping.change(asking, { pleasure: 3 });
    await keeping.flush();
    expect(kept).toEqual([]);
    expect(states.at(-1)).toBe("rest");
  });

  it("holds a gift without a name until it has one", async () => {
    const { keeping, kept, states } = begin();
    keeping.change(asking, { name: "  " });
    await keeping.flush();
    expect(states.at(-1)).toBe("held");
    keeping.change(asking, { name: "Asking" });
    await keeping.flush();
    expect(kept.map((each) => each.fields.name)).toEqual(["Asking"]);
  });

  it("does not mix up two gifts", async () => {
    const { keeping, kept } = begin();
    const muddle = gift({ name: "Drawing out a muddle" });
    keeping.change(asking, { pleasure: 5 });
    keeping.change(muddle, { mastery: 2 });
    await keeping.flush();
    expect(kept.map((each) => [each.id, each.fields.pleasure, each.fields.mastery])).toEqual([
      [asking.id, 5, 3],
      [muddle.id, 3, 2],
    ]);
  });

  it("keeps what came in while it was busy, without saying the note twice", async () => {
    let finish: (gift: GiftView) => void = () => undefined;
    const sent: [GiftFields, string][] = [];
    const { keeping } = begin((_id, fields, note) => {
      sent.push([fields, note]);
      return new Promise((resolve) => (finish = resolve));
    });
    keeping.change(asking, { pleasure: 4 });
    keeping.note(asking, "Easier by telephone");
    void keeping.flush();
    await vi.advanceTimersByTimeAsync(0);
    keeping.change(asking, { mastery: 5 });
    finish({ ...asking, fields: { ...asking.fields, pleasure: 4 } });
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    expect(sent[1]).toEqual([{ ...asking.fields, pleasure: 4, mastery: 5 }, ""]);
  });

  it("keeps in hand what could not be kept, and tries again", async () => {
    let full = true;
    const tried: GiftFields[] = [];
    const { keeping, states } = begin(async (_id, fields) => {
      tried.push(fields);
      if (full) throw new Error("The disk is full.");
      return { ...asking, fields };
    });
    keeping.change(asking, { pleasure: 5 });
    await keeping.flush();
    expect(states.at(-1)).toBe("failed");
    full = false;
    await keeping.flush();
    expect(tried).toHaveLength(2);
    expect(states.at(-1)).toBe("kept");
  });
});
