// A list that may be very long: only the lines near what is seen are in the document, and the one in hand with its
// neighbours, so that focus is never lost. A list of three hundred lines or fewer is drawn whole.
//
// In a component: `const long = new Long({ items: () => clients, key: ({ id }) => id, guess: 64 })`; `{@attach long.frame}`
// on what surrounds the lines, and `{@attach long.keys}` where keys move the focus; `data-line={line.index}` on each line, `data-row` on what takes its focus, and before each
// line a blank as high as `line.gap`. A line's height must hold all its space: paddings, no margins.
import { tick, untrack } from "svelte";
import type { Attachment } from "svelte/attachments";
import { Heights } from "./heights";

/** A list no longer than this is drawn whole. */
export const SHORT = 300;
/** The lines drawn change by so many at once: a step of the wheel seldom needs any. */
const STEP = 8;
/** A step of Page Up and Page Down where nothing has a height. */
const PAGE = 10;

export type Line<Item> = {
  item: Item;
  key: string;
  /** its place in the whole list, from 0 */
  index: number;
  /** pixels left blank between the line drawn before and this one */
  gap: number;
};

type Options<Item> = {
  items: () => readonly Item[];
  key: (item: Item) => string;
  /** a line's usual height in pixels, until the first ones are seen */
  guess: number;
  /** the line to begin at, in hand and in the middle of the view */
  start?: string | undefined;
  /** told which line one is at: the one in hand while it is in view, else the one in the middle of a list that is not whole */
  onplace?: ((key: string | null) => void) | undefined;
  /** lines that take no focus, such as headings, are passed over by the keys */
  passes?: (item: Item) => boolean;
};

export class Long<Item> {
  readonly #options: Options<Item>;
  readonly #heights: Heights;
  #frame: HTMLElement | null = null;
  #scroller: HTMLElement | null = null;
  #width = 0;
  /** rises whenever heights became known */
  #learned = $state(0);
  #range = $state.raw({ from: 0, to: 5 * STEP });
  /** the line in hand */
  #held = $state<string | null>(null);

  readonly #items = $derived.by(() => this.#options.items());
  readonly #keys = $derived(this.#items.map((item) => this.#options.key(item)));
  readonly #heldAt = $derived(this.#held === null ? -1 : this.#keys.indexOf(this.#held));

  /** All of it is in the document. */
  readonly whole = $derived(this.#items.length <= SHORT);
  /** the lines to draw, in their order */
  readonly lines = $derived.by(() => this.#lines());
  /** pixels left blank after the last line drawn */
  readonly after = $derived.by(() => this.#after());

  constructor(options: Options<Item>) {
    this.#options = options;
    this.#heights = new Heights(options.guess);
    this.#held = options.start ?? null;
  }

  /** How long the list is, for who can't see it; nothing while all of it is there to be counted. */
  readonly count = $derived(this.whole ? undefined : this.#items.length);

  /** A line's place for who can't see the list, counted from 1. */
  place = (index: number): number | undefined => (this.whole ? undefined : index + 1);

  /** The same of how many, for lists. */
  which = (index: number): { place: number; of: number } | undefined =>
    this.whole ? undefined : { place: index + 1, of: this.#items.length };

  frame: Attachment<HTMLElement> = (frame) => {
    const scroller = scrollerOf(frame);
    this.#frame = frame;
    this.#scroller = scroller;
    // In a frame of its own: what it draws may change the very size that was observed.
    const sized = new ResizeObserver(() => requestAnimationFrame(() => void this.#resized()));
    const scrolled = (): void => void this.#look();
    sized.observe(frame);
    sized.observe(scroller);
    scroller.addEventListener("scroll", scrolled, { passive: true });
    frame.addEventListener("focusin", this.#take);
    void untrack(() => this.#begin());
    // Lines that come, go or change their order change what is near.
    $effect(() => {
      void this.#keys;
      void untrack(() => this.#look());
    });
    return () => {
      sized.disconnect();
      scroller.removeEventListener("scroll", scrolled);
      frame.removeEventListener("focusin", this.#take);
      this.#frame = this.#scroller = null;
    };
  };

  /** Arrows, Home, End, Page Up and Page Down move focus over the whole list. */
  keys: Attachment<HTMLElement> = (frame) => {
    frame.addEventListener("keydown", this.#press);
    return () => frame.removeEventListener("keydown", this.#press);
  };

  /** Has a line in the document, wherever it lies. */
  hold = async (key: string): Promise<void> => {
    this.#held = key;
    await tick();
  };

  /** Brings a line into the document and into view, and gives it the focus. */
  focus = async (index: number, block: ScrollLogicalPosition = "nearest"): Promise<void> => {
    const key = this.#keys[index];
    if (key === undefined) return;
    await this.hold(key);
    const line = this.#lineAt(index);
    line?.querySelector<HTMLElement>("[data-row]")?.focus({ preventScroll: true });
    line?.scrollIntoView({ block });
    await this.#look();
  };

  #lines(): Line<Item>[] {
    const [items, keys, all] = [this.#items, this.#keys, this.#heights];
    if (this.whole) return items.map((item, index) => ({ item, key: keys[index] ?? "", index, gap: 0 }));
    void this.#learned;
    all.list(keys);
    let end = 0;
    return this.#near().flatMap((index) => {
      const item = items[index];
      if (item === undefined) return [];
      const gap = all.top(index) - end;
      end = all.top(index + 1);
      return [{ item, key: keys[index] ?? "", index, gap }];
    });
  }

  #after(): number {
    const last = this.lines.at(-1);
    return this.whole || !last ? 0 : this.#heights.top(this.#items.length) - this.#heights.top(last.index + 1);
  }

  /** The lines near the view and near the one in hand, by their places. */
  #near(): number[] {
    const { from, to } = this.#range;
    const held = this.#heldAt;
    const beside = held === -1 ? [] : [held - 1, held, held + 1];
    const near = Array.from({ length: Math.min(to, this.#items.length) - from }, (_, at) => from + at);
    const apart = beside.filter((index) => index >= 0 && (index < from || index >= to));
    return [...apart, ...near].sort((a, b) => a - b);
  }

  async #begin(): Promise<void> {
    await tick();
    const { start } = this.#options;
    const index = start === undefined ? -1 : this.#keys.indexOf(start);
    await (index === -1 ? this.#look() : this.focus(index, "center"));
  }

  /** Draws what is near now. What one looks at stays where it is, though lines above it turn out higher than was guessed. */
  async #look(): Promise<void> {
    if (!this.#scroller || !this.#frame) return;
    if (!this.whole) {
      const range = this.#wanted();
      const anchor = this.#anchor();
      if (range.from !== this.#range.from || range.to !== this.#range.to) this.#range = range;
      await tick();
      if (this.#heights.learn(this.#seen())) {
        this.#learned += 1;
        await tick();
      }
      this.#restore(anchor);
    }
    this.#tellPlace();
  }

  #resized(): Promise<void> {
    const width = this.#frame?.clientWidth ?? 0;
    if (width !== this.#width && this.#width > 0) this.#heights.forget();
    this.#width = width;
    return this.#look();
  }

  /** Half as much again as is seen is drawn above and beneath it. */
  #wanted(): { from: number; to: number } {
    const { top, height } = this.#view();
    const [first, last] = [this.#heights.at(top - height / 2), this.#heights.at(top + 1.5 * height)];
    return { from: Math.floor(first / STEP) * STEP, to: Math.ceil((last + 1) / STEP) * STEP };
  }

  /** What is seen of the list, in its own depths. */
  #view(): { top: number; height: number } {
    const [frame, scroller] = [this.#frame, this.#scroller];
    if (!frame || !scroller) return { top: 0, height: 0 };
    const first = this.#drawn()[0];
    const begins = first ? first.getBoundingClientRect().top - this.#heights.top(indexOf(first)) : topOf(frame);
    return { top: topOf(scroller) - begins, height: scroller.clientHeight };
  }

  #drawn = (): HTMLElement[] => [...(this.#frame?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];

  #lineAt = (index: number): HTMLElement | undefined => this.#drawn().find((line) => indexOf(line) === index);

  #seen = (): [string, number][] =>
    this.#drawn().map((line) => [this.#keys[indexOf(line)] ?? "", line.getBoundingClientRect().height]);

  /** The line in hand if it is in view, else the first one that is, with where it lies. */
  #anchor(): { line: HTMLElement; top: number } | null {
    const inView = this.#drawn().filter((line) => this.#isInView(line));
    const line = inView.find((one) => one.contains(document.activeElement)) ?? inView[0];
    return line ? { line, top: topOf(line) } : null;
  }

  #restore(anchor: { line: HTMLElement; top: number } | null): void {
    if (!anchor?.line.isConnected || !this.#scroller) return;
    const moved = topOf(anchor.line) - anchor.top;
    if (Math.abs(moved) >= 1) this.#scroller.scrollTop += moved;
  }

  #isInView(line: HTMLElement): boolean {
    if (!this.#scroller) return false;
    const { top, bottom } = line.getBoundingClientRect();
    const view = topOf(this.#scroller);
    return bottom >= view && top <= view + this.#scroller.clientHeight;
  }

  #tellPlace(): void {
    this.#options.onplace?.(this.#place());
  }

  #place(): string | null {
    const inHand = this.#drawn().find((line) => line.contains(document.activeElement));
    if (inHand && this.#isInView(inHand)) return this.#keys[indexOf(inHand)] ?? null;
    if (this.whole) return null;
    const { top, height } = this.#view();
    return this.#keys[this.#heights.at(top + height / 2)] ?? null;
  }

  #take = ({ target }: FocusEvent): void => {
    const line = target instanceof Element ? target.closest<HTMLElement>("[data-line]") : null;
    if (!line) return;
    this.#held = this.#keys[indexOf(line)] ?? null;
    this.#tellPlace();
  };

  #press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.activeElement?.matches("input, textarea, select")) return;
    const line = document.activeElement?.closest<HTMLElement>("[data-line]");
    if (!line || !this.#frame?.contains(line)) return;
    const to = this.#stepFrom(indexOf(line), event.key);
    if (to === null) return;
    event.preventDefault();
    void this.focus(to);
  };

  #stepFrom(index: number, key: string): number | null {
    const last = this.#items.length - 1;
    const page = this.#page();
    const steps: Readonly<Record<string, [to: number, onward: 1 | -1]>> = {
      ArrowDown: [index + 1, 1],
      ArrowUp: [index - 1, -1],
      Home: [0, 1],
      End: [last, -1],
      PageDown: [Math.min(last, index + page), -1],
      PageUp: [Math.max(0, index - page), 1],
    };
    const step = steps[key];
    if (!step) return null;
    let [to] = step;
    while (to >= 0 && to <= last && this.#isPassed(to)) to += step[1];
    return Math.max(0, Math.min(last, to)) === to ? to : index;
  }

  #isPassed(index: number): boolean {
    const item = this.#items[index];
    return item !== undefined && (this.#options.passes?.(item) ?? false);
  }

  /** As many lines as are seen at once, but for one that shows where one was. */
  #page(): number {
    const height = this.#scroller?.clientHeight ?? 0;
    return height > 0 ? Math.max(1, Math.floor(height / this.#heights.guess) - 1) : PAGE;
  }
}

const indexOf = (line: HTMLElement): number => Number(line.dataset["line"]);
const topOf = (element: HTMLElement): number => element.getBoundingClientRect().top;

/** What scrolls around the list. */
const scrollerOf = (frame: HTMLElement): HTMLElement =>
  frame.closest<HTMLElement>("[data-scrolls], main") ?? document.documentElement;
