// What a page has and jsdom lacks. Call in `beforeEach`.
import { vi } from "vitest";

/** Sizes stay as they are first drawn, nothing scrolls, and the system prefers light. */
export function layout(): void {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = (): void => undefined;
      unobserve = (): void => undefined;
      disconnect = (): void => undefined;
    },
  );
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  Element.prototype.scrollIntoView = (): void => undefined;
}
