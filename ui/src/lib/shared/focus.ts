// Where focus may go, and where it returns to.
import type { Attachment } from "svelte/attachments";

const FOCUSABLE =
  'a[href], button:not(:disabled):not([tabindex="-1"]), input:not(:disabled), textarea, select, [tabindex="0"]';

const inside = (element: HTMLElement): HTMLElement[] => [...element.querySelectorAll<HTMLElement>(FOCUSABLE)];

/** Begins at what has `data-autofocus`, also where that comes only once it is read and nobody has moved on meanwhile. */
function begin(element: HTMLElement): () => void {
  const wanted = (): HTMLElement | null => element.querySelector("[data-autofocus]");
  const first = wanted() ?? inside(element)[0] ?? element;
  first.focus();
  const coming = new MutationObserver(() => {
    const late = wanted();
    const stayed = [first, document.body].includes(document.activeElement as HTMLElement);
    if (stayed && late) late.focus();
    if (!stayed || late) coming.disconnect();
  });
  if (first !== wanted()) coming.observe(element, { childList: true, subtree: true });
  return () => coming.disconnect();
}

/** Keeps Tab inside while shown, begins at the first thing to focus (or what has `data-autofocus`), and gives focus back. */
export const trapFocus: Attachment<HTMLElement> = (element) => trapFocusFrom(document.activeElement)(element);

/** The same, where a field inside may have taken the focus already: `before` is what had it. */
export const trapFocusFrom =
  (before: Element | null): Attachment<HTMLElement> =>
  (element) => {
    const stop = begin(element);

    const press = (event: KeyboardEvent): void => {
      if (event.key !== "Tab") return;
      const all = inside(element);
      const edge = event.shiftKey ? all[0] : all.at(-1);
      if (document.activeElement !== edge) return;
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0])?.focus();
    };
    element.addEventListener("keydown", press);
    return () => {
      stop();
      element.removeEventListener("keydown", press);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  };

/** Calls `act` on a press outside the element. */
export const pressedOutside =
  (act: () => void): Attachment<HTMLElement> =>
  (element) => {
    const press = (event: PointerEvent): void => {
      if (!event.composedPath().includes(element)) act();
    };
    document.addEventListener("pointerdown", press, true);
    return () => document.removeEventListener("pointerdown", press, true);
  };

/** Arrow keys, Home and End move focus between the items that match `selector`. */
export const arrows =
  (selector: string): Attachment<HTMLElement> =>
  (element) => {
    const press = (event: KeyboardEvent): void => {
      const items = [...element.querySelectorAll<HTMLElement>(selector)];
      const at = items.findIndex((item) => item.contains(document.activeElement));
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
      if (to === undefined || at === -1 || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.activeElement?.matches("input, textarea, select")) return;
      const item = items[Math.min(items.length - 1, Math.max(0, to))];
      if (!item) return;
      event.preventDefault();
      item.focus();
    };
    element.addEventListener("keydown", press);
    return () => element.removeEventListener("keydown", press);
  };
