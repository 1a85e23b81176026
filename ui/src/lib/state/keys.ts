// The one keyboard map. Window-wide keys are registered here; single letters live in the list or suggestion they act on.
import type { Attachment } from "svelte/attachments";
import { settings } from "./settings.svelte";

export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.platform);

/** As in "mod+shift+z", "f6", "escape", "?". `mod` is Ctrl, and Cmd on macOS. */
export type Combo = string;
type Act = () => void;
type Binding = { act: Act; inFields: boolean };

/** What `event` is called in the map. Shift is named only where the key has no sign of its own. */
export function comboOf(event: KeyboardEvent): Combo {
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const key = keyOf(event, mod);
  const parts = [mod ? "mod" : "", event.altKey ? "alt" : "", event.shiftKey && key !== "?" ? "shift" : "", key];
  return parts.filter(Boolean).join("+");
}

/** The sign on the key; its place on the board where a layout has other letters, or signs on the digits. */
function keyOf({ key, code }: KeyboardEvent, mod: boolean): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (letter && key.length === 1 && key.charCodeAt(0) > 127) return letter.toLowerCase();
  return mod && digit ? digit : key.toLowerCase();
}

/** Whether typing goes into words here. */
export const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.shadowRoot !== null || target.matches("input, textarea, select"));

const fieldOf = (event: KeyboardEvent): boolean => event.composedPath().some(inField);

class Keys {
  #bindings = new Map<Combo, Binding[]>();

  /** Binds window-wide; the newest binding wins. Returns how to unbind. */
  on = (combo: Combo, act: Act, { inFields = true } = {}): (() => void) => {
    const binding = { act, inFields };
    this.#bindings.set(combo, [...(this.#bindings.get(combo) ?? []), binding]);
    return () => {
      const left = (this.#bindings.get(combo) ?? []).filter((one) => one !== binding);
      this.#bindings.set(combo, left);
    };
  };

  /** Every combo that does something now. */
  get bound(): Combo[] {
    return [...this.#bindings].filter(([, bindings]) => bindings.length > 0).map(([combo]) => combo);
  }

  /** Does what a key does, for a button that says so. */
  press = (combo: Combo): void => this.#bindings.get(combo)?.at(-1)?.act();

  handle = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const binding = this.#bindings.get(comboOf(event))?.at(-1);
    if (!binding || (!binding.inFields && fieldOf(event))) return;
    event.preventDefault();
    binding.act();
  };
}

export const keys = new Keys();

/** Single letters while focus is inside this element, never in a field, unless Settings turned them off: `{@attach letters({ t: take })}`. */
export function letters(map: Readonly<Record<string, () => void>>): Attachment<HTMLElement> {
  return (element) => {
    const press = (event: KeyboardEvent): void => {
      const act = map[comboOf(event)];
      if (!act || !settings.value.single_keys || event.defaultPrevented || event.isComposing || fieldOf(event)) return;
      event.preventDefault();
      act();
    };
    element.addEventListener("keydown", press);
    return () => element.removeEventListener("keydown", press);
  };
}

/** How a combo reads on a key hint: "Ctrl N", "⌘ N". */
export function keyWords(combo: Combo): string {
  const names: Readonly<Record<string, string>> = {
    mod: isMac() ? "⌘" : "Ctrl",
    alt: isMac() ? "⌥" : "Alt",
    shift: isMac() ? "⇧" : "Shift",
    escape: "Esc",
    enter: "Enter",
    arrowup: "↑",
    arrowdown: "↓",
  };
  return combo
    .split("+")
    .map((part) => names[part] ?? (part.length === 1 || /^f\d+$/.test(part) ? part.toUpperCase() : part))
    .join(" ");
}

/** A combo as `aria-keyshortcuts` wants it: "Control+N". */
export const shortcutOf = (combo: Combo): string =>
  combo
    .split("+")
    .map((part) => (part === "mod" ? (isMac() ? "Meta" : "Control") : part.charAt(0).toUpperCase() + part.slice(1)))
    .join("+");

/** Moves focus to the next region of the window (F6), from `from` on. A region may lie within another. */
export function nextRegion(from: Element | null, back = false): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(
    (one) => one.offsetParent !== null,
  );
  if (regions.length === 0) return;
  const at = regions.findLastIndex((region) => region.contains(from));
  const next = regions[(at + (back ? -1 : 1) + regions.length) % regions.length];
  if (!next) return;
  const inside = next.querySelector<HTMLElement>('[tabindex="0"], a[href], button:not(:disabled), input, textarea');
  (next.hasAttribute("tabindex") ? next : (inside ?? next)).focus();
}
