import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { resumeAt } from "./resume";

describe("coming back to where one was", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  /** jsdom has no layout: this is as much as can be scrolled of a page that grows. */
  function page(): { main: HTMLElement; grow: (most: number) => void } {
    const main = document.createElement("main");
    let [top, most] = [0, 0];
    Object.defineProperty(main, "scrollTop", { get: () => top, set: (to: number) => (top = Math.min(to, most)) });
    return { main, grow: (to) => (most = to) };
  }

  it("waits until there is so much page, and lets go then", () => {
    const { main, grow } = page();
    resumeAt(main, 900);
    vi.advanceTimersByTime(50);
    expect(main.scrollTop).toBe(0);
    grow(1500);
    vi.advanceTimersByTime(50);
    expect(main.scrollTop).toBe(900);
    main.scrollTop = 100;
    vi.advanceTimersByTime(50);
    expect(main.scrollTop).toBe(100);
  });

  it("leaves off as soon as the user does something", () => {
    const { main, grow } = page();
    resumeAt(main, 900);
    window.dispatchEvent(new WheelEvent("wheel"));
    grow(1500);
    vi.advanceTimersByTime(50);
    expect(main.scrollTop).toBe(0);
  });

  it("goes as far as there is when the page has become shorter, and does not wait for ever", () => {
    const { main, grow } = page();
    grow(300);
    resumeAt(main, 900);
    vi.advanceTimersByTime(6000);
    expect(main.scrollTop).toBe(300);
    grow(1500);
    vi.advanceTimersByTime(50);
    expect(main.scrollTop).toBe(300);
  });
});
