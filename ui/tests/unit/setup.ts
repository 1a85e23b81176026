// What jsdom lacks and the window has.
const light = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
Object.defineProperty(window, "matchMedia", { value: () => light });
Element.prototype.scrollIntoView = () => undefined;

// jsdom lays nothing out, so nothing ever changes its size. A test that needs sizes brings its own.
globalThis.ResizeObserver ??= class {
  observe = (): void => undefined;
  unobserve = (): void => undefined;
  disconnect = (): void => undefined;
};
