// jsdom lays nothing out: here a line is as high as it says, and a list as tall as its lines and blanks.
import { fireEvent, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import LongSample from "../../../tests/unit/LongSample.svelte";

const VIEW = 400;
const ROW = 40;
let scrolled = 0;

const px = (value: string): number => Number.parseFloat(value) || 0;

/** Where an element begins, in the list's own depths. */
function depth(element: Element): number {
  let sum = 0;
  for (const line of element.parentElement?.children ?? []) {
    sum += px((line as HTMLElement).style.marginTop);
    if (line === element) return sum;
    sum += ROW;
  }
  return sum;
}

beforeEach(() => {
  scrolled = 0;
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = (): void => undefined;
      disconnect = (): void => undefined;
    },
  );
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => VIEW });
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    if (this.matches("main")) return new DOMRect(0, 0, 300, VIEW);
    if (this.matches("[data-line]")) return new DOMRect(0, depth(this) - scrolled, 300, ROW);
    return new DOMRect(0, -scrolled, 300, 0);
  });
  Element.prototype.scrollIntoView = function (): void {
    const top = depth(this);
    if (top < scrolled) scrolled = top;
    if (top + ROW > scrolled + VIEW) scrolled = top + ROW - VIEW;
  };
});

const rows = (): HTMLElement[] => screen.getAllByRole("listitem");
const names = (): string[] => screen.getAllByRole("button").map((button) => button.textContent);
const inHand = (): string | null => document.activeElement?.textContent ?? null;
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 12; turn += 1) await tick();
};
async function scrollTo(top: number): Promise<void> {
  scrolled = top;
  await fireEvent.scroll(screen.getByRole("main"));
  await settled();
}

describe("a list that may be very long", () => {
  it("is drawn whole while it is short, and counts itself", () => {
    render(LongSample, { count: 300 });
    expect(rows()).toHaveLength(300);
    expect(rows()[0]?.hasAttribute("aria-setsize")).toBe(false);
  });

  it("draws what is near, and tells each line's place in the whole", async () => {
    render(LongSample, { count: 10_000 });
    await settled();
    expect(rows().length).toBeLessThan(60);
    await scrollTo(5000 * ROW);
    const line = screen.getByRole("button", { name: "Line 5000" }).closest("li");
    expect(line?.getAttribute("aria-posinset")).toBe("5001");
    expect(line?.getAttribute("aria-setsize")).toBe("10000");
    expect(rows().length).toBeLessThan(60);
  });

  it("is walked by keys from end to end", async () => {
    render(LongSample, { count: 10_000 });
    const user = userEvent.setup();
    screen.getByRole("button", { name: "Line 0" }).focus();
    for (const [key, at] of [
      ["{End}", 9999],
      ["{ArrowUp}", 9998],
      ["{PageUp}", 9989],
      ["{Home}", 0],
      ["{PageDown}", 9],
      ["{ArrowDown}", 10],
    ] as const) {
      await user.keyboard(key);
      await settled();
      expect(inHand()).toBe(`Line ${at}`);
    }
  });

  it("keeps the line in hand, and its neighbours for Tab, when it leaves the view", async () => {
    render(LongSample, { count: 10_000 });
    const user = userEvent.setup();
    screen.getByRole("button", { name: "Line 3" }).focus();
    await scrollTo(8000 * ROW);
    expect(inHand()).toBe("Line 3");
    await user.tab();
    expect(inHand()).toBe("Line 4");
    await user.keyboard("{ArrowDown}");
    await settled();
    expect(inHand()).toBe("Line 5");
  });

  it("begins at the line one comes back to, and says where one is", async () => {
    const onplace = vi.fn();
    render(LongSample, { count: 10_000, start: "7000", onplace });
    await settled();
    expect(inHand()).toBe("Line 7000");
    expect(onplace).toHaveBeenLastCalledWith("7000");
    await scrollTo(2000 * ROW);
    expect(Number(onplace.mock.lastCall?.[0])).toBeCloseTo(2005, -1);
  });

  it("shows what a filter leaves, wherever it stood", async () => {
    const { rerender } = render(LongSample, { count: 10_000 });
    await settled();
    await rerender({ count: 10_000, only: (at: number) => at % 1000 === 999 });
    await settled();
    expect(names()).toHaveLength(10);
    expect(names().at(-1)).toBe("Line 9999");
  });

  it("passes over lines that take no focus", async () => {
    render(LongSample, { count: 10_000, passes: (at: number) => at % 10 === 0 });
    const user = userEvent.setup();
    screen.getByRole("button", { name: "Line 9" }).focus();
    await user.keyboard("{ArrowDown}");
    await settled();
    expect(inHand()).toBe("Line 11");
    await user.keyboard("{Home}");
    await settled();
    expect(inHand()).toBe("Line 1");
  });
});
