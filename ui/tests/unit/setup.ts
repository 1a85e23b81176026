// What jsdom lacks and the window has.
const light = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
Object.defineProperty(window, "matchMedia", { value: () => light });
Element.prototype.scrollIntoView = () => undefined;
